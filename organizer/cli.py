"""What `main.py` understands on the command line. Nothing here imports Qt.

Exit codes: 0 done, 1 refused (one sentence on standard error, nothing changed), 2 wrong usage or
no screen.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from organizer import __version__, instance, paths
from organizer.i18n import _, current_language, locale_name
from organizer.practice.moments import WallTime
from organizer.settings import SettingsFile

if TYPE_CHECKING:
    from organizer.cards.worker import CardReader
    from organizer.model.encryption import Key
    from organizer.practice.present import Present
    from organizer.practice.repeats import Every
    from organizer.services.agenda import Agenda, OpenDeadline, OpenQuestion
    from organizer.services.desk import Desk
    from organizer.services.imports import Candidate, Keepers
    from organizer.services.read_card import CardContact

WINDOW_COMMANDS = frozenset({"", "quick-entry", "today", "import"})
"""Commands that show the window: a running program is asked to, else this one becomes it."""

LISTS = ("contacts", "opportunities", "notes", "offers", "deadlines")
"""What can go out as a table."""

MOST_DEBRIEF_BYTES = 10_000_000


class Refused(Exception):
    """The command cannot be carried out; the message is a sentence for the person."""


def now() -> datetime:
    """The system's clock: the one place that asks it for the rules."""
    return datetime.now(UTC)


class Request:
    """What the command line asks for; an empty `command` is the window."""

    command = ""
    data_dir: Path | None = None
    tour: Path | None = None
    desktop_entry: str | None = None
    language: str | None = None
    background = False
    file: Any = ()
    yes = False
    preview = False
    version = "4.0"
    table = "contacts"
    json = False
    text = ""
    at = ""
    company = ""
    repeat: Every | None = None
    to: Path | None = None
    list = False
    readable = False
    remove = False
    region: str | None = None


def parse(arguments: list[str]) -> Request:
    """Read the command line; exits with 2 on a wrong one, with 0 after --help or --version."""
    request = Request()
    data_dir, rest = None, arguments
    match arguments:
        case ["--data-dir", folder, *after] if not folder.startswith("-"):
            data_dir, rest = Path(folder), after
    if rest in ([], ["quick-entry"], ["today"]):
        request.data_dir, request.command = data_dir, "".join(rest)
        return request
    import argparse  # 6 ms with what it imports, and what is started most often needs it not

    parser = argparse.ArgumentParser(
        prog="organizer",
        description=_("From the interview to nothing forgotten."),
        epilog=_(
            "Without a command the window opens. Where the program is running, its window comes "
            "forward."
        ),
    )
    parser.add_argument("--version", action="version", version=f"organizer {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=_("keep everything in this folder")
    )
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help=_("draw every tab and dialog into this folder")
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help=_("speak this language; en-XA stretches every text, en-XB mirrors"),
    )
    parser.add_argument(
        "--background", action="store_true", help=_("start in the tray, without the window")
    )
    for name, change, text in (
        ("--install-desktop-entry", "install", _("put the program into your desktop's menus")),
        ("--remove-desktop-entry", "remove", _("take it out of them again")),
    ):
        parser.add_argument(
            name, dest="desktop_entry", action="store_const", const=change, help=text
        )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    commands.add_parser("quick-entry", help=_("record what happened in an interview"))
    commands.add_parser("today", help=_("show what is owed today"))
    one = commands.add_parser(
        "import", help=_("review and keep what is in files, pictures of cards among them")
    )
    one.add_argument("file", nargs="+", type=Path, metavar="FILE")
    what = one.add_mutually_exclusive_group()
    what.add_argument("--yes", action="store_true", help=_("keep all without asking"))
    what.add_argument(
        "--preview", action="store_true", help=_("print what it would do; keeps nothing")
    )
    one.add_argument(
        "--json", action="store_true", help=_("with --preview: as JSON, one object a contact")
    )
    one = commands.add_parser(
        "export", help=_("write what is kept into a .vcf, .csv, .ics or .json file")
    )
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--version", choices=("3.0", "4.0"), default="4.0", help=_("of a .vcf file"))
    one.add_argument(
        "--list", dest="table", choices=LISTS, default=LISTS[0], help=_("in a .csv file")
    )
    one = commands.add_parser("read-card", help=_("print what stands on business cards"))
    one.add_argument("file", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--json", action="store_true", help=_("as JSON, one object a line"))
    one.add_argument(
        "--region",
        type=region,
        metavar="XX",
        help=_("the country of telephone numbers without one, as two letters: DE"),
    )
    one = commands.add_parser("agenda", help=_("print what is owed and due"))
    one.add_argument("--json", action="store_true", help=_("as JSON, for a script"))
    one = commands.add_parser("debrief", help=_("save a debrief written as JSON"))
    one.add_argument("file", metavar="FILE", help=_("a file, or - for standard input"))
    one = commands.add_parser("remind", help=_("make a deadline of your own with a reminder"))
    one.add_argument("text", metavar="TEXT")
    one.add_argument(
        "--at", required=True, metavar="WHEN", help=_("ISO 8601 or words: “tomorrow 9:00”")
    )
    one.add_argument("--company", default="", metavar="NAME")
    one.add_argument(
        "--repeat", type=every, metavar="EVERY", help=_("again after each “2 weeks”, “3 months”")
    )
    one = commands.add_parser("backup", help=_("make a backup of the record now"))
    one.add_argument("--to", type=Path, metavar="DIR", help=_("put it into this folder"))
    one = commands.add_parser("restore", help=_("go back to a backup; without FILE, list them"))
    what = one.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?", metavar="FILE")
    what.add_argument("--list", action="store_true", help=_("list the backups; the usual"))
    what.add_argument(
        "--readable",
        action="store_true",
        help=_("go on with what can be read of a damaged record, which is set aside"),
    )
    one = commands.add_parser(
        "passphrase", help=_("encrypt the record with a passphrase, or give it another one")
    )
    one.add_argument("--remove", action="store_true", help=_("keep it without one again"))
    commands.add_parser("check", help=_("see whether the record and its backups are sound"))
    if arguments[0] not in commands.choices and Path(arguments[0]).is_file():
        arguments = ["import", *arguments]  # a desktop opens a file by its bare name
    parser.parse_args(arguments, request)
    if request.command == "import" and request.json and not request.preview:
        parser.error(_("--json goes with --preview"))
    request.command = request.command or ""
    return request


def every(text: str) -> Every:
    """How often something comes again: up to 999 days, weeks, months or years."""
    import argparse
    import re

    from organizer.practice.repeats import Every, Unit

    found = re.fullmatch(r"([1-9]\d{0,2}) ?(DAY|WEEK|MONTH|YEAR)S?", text.strip().upper())
    if found is None:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not how often. Write it like “2 weeks” or “3 months”.").format(text=text)
        )
    return Every(int(found[1]), Unit[f"{found[2]}S"])


def region(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise ValueError
    return text.upper()


class Folders:
    """Where this start keeps its record and its settings."""

    def __init__(self, data_dir: Path | None) -> None:
        self.settings = SettingsFile(data_dir or paths.config_dir())
        chosen = data_dir or self.settings.current.data_dir or paths.default_data_dir()
        self.data = Path(chosen).expanduser().absolute()


def needs_window(request: Request) -> bool:
    """Whether a command is carried out by the program with a window."""
    return request.command in WINDOW_COMMANDS and not (request.yes or request.preview)


def message_of(request: Request) -> list[str]:
    """What a running program is asked to do instead of starting a second one."""
    if request.command in ("quick-entry", "today"):
        return [request.command]
    if request.command == "import":
        return ["import", *(str(path.absolute()) for path in request.file)]
    return ["show"]


def require_records(request: Request) -> None:
    """Before a window opens for an import: see that there is something in the files.

    Raises `Refused` for the first in which there is nothing to import.
    """
    if request.command != "import":
        return
    from organizer.cards import is_picture
    from organizer.gui import wording
    from organizer.services.imports import NotRead, Refusal, open_records

    for path in request.file:
        if is_picture(path):  # the window says what it cannot read
            continue
        try:
            open_records(path)
        except NotRead as error:
            if error.reason is not Refusal.UNKNOWN_COLUMNS:  # the window asks what they hold
                raise Refused(wording.not_read(error)) from error


def change_desktop_entry(what: str) -> int:
    """Install or remove the program in the person's own menus; gives the exit code."""
    from organizer import desktop_entry

    if sys.platform != "linux":
        print(_("Only desktops of Linux have menus of this kind."), file=sys.stderr)
        return 1
    change = desktop_entry.install if what == "install" else desktop_entry.remove
    try:
        for path in change(paths.resources()):
            print(path)
    except OSError as error:
        problem = error.strerror or str(error)
        print(_("This cannot be written: {problem}.").format(problem=problem), file=sys.stderr)
        return 1
    return 0


def run(request: Request, folders: Folders) -> int:
    """Carry out a command that needs no window; gives the exit code."""
    gc.enable()  # main.py starts without
    try:
        if request.command == "read-card":
            return _read_cards(request)
        if request.preview:
            return _preview(request, folders)
        if request.command in ("restore", "check"):
            return _restore_or_check(request, folders)
        with_desk = {
            "agenda": _agenda,
            "debrief": _debrief,
            "remind": _remind,
            "import": _import,
            "export": _export,
            "backup": _backup,
            "passphrase": _passphrase,
        }[request.command]
        desk = open_desk(folders, _system_zone, record_key(folders.data))
        try:
            with _faults_named(desk):
                return with_desk(request, desk)
        finally:
            desk.store.close()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return 0


def record_key(folder: Path) -> Key | None:
    """The key of the record in a folder, if it is encrypted. Raises `Refused`."""
    from organizer.gui.record_wording import store_problem
    from organizer.model.database import SqlcipherMissing
    from organizer.model.first_page import perhaps_encrypted

    if perhaps_encrypted(folder) is None:
        return None
    from organizer.services.encryption import encrypted_record

    try:
        file = encrypted_record(folder)
    except SqlcipherMissing as error:
        raise Refused(store_problem(error)) from error
    return None if file is None else _ask_key(file)


def _ask_key(file: Path) -> Key:
    """The key of an encrypted file: from the environment, the system's keyring, or a passphrase
    that is typed. Raises `Refused`."""
    import os
    from getpass import getpass

    from organizer.gui.record_wording import not_the_passphrase
    from organizer.services.encryption import key_from, remembered

    passphrase = os.environ.get("ORGANIZER_PASSPHRASE", "")
    if not passphrase:
        if key := remembered(file):
            return key
        if not sys.stdin.isatty():
            raise Refused(
                _(
                    "{path} is encrypted. Give its passphrase at a terminal or in "
                    "ORGANIZER_PASSPHRASE. Nothing was changed."
                ).format(path=file)
            )
        passphrase = getpass(_("Passphrase of {path}: ").format(path=file))
    found = key_from(passphrase, file)
    if found is None:
        raise Refused(not_the_passphrase(file))
    return found


def open_desk(folders: Folders, zone: Callable[[], str], key: Key | None) -> Desk:
    """Open the record and build every service over it. Raises `Refused`."""
    from organizer.model import database
    from organizer.model.store import Store
    from organizer.services.desk import Desk

    try:
        store = Store(folders.data, now, key)
    except database.StoreError as error:
        from organizer.gui.record_wording import store_problem

        raise Refused(store_problem(error)) from error
    return Desk(store, _present(folders, zone), locale_name(), folders.settings)


def _present(folders: Folders, zone: Callable[[], str]) -> Present:
    from organizer.practice.present import Present

    return Present(now, zone, lambda: folders.settings.current.habits)


@contextmanager
def _faults_named(desk: Desk) -> Iterator[None]:
    """A full or failing disk, a locked or damaged record, in plain words. Raises `Refused`."""
    import sqlite3

    import peewee

    from organizer.gui.record_wording import store_problem
    from organizer.model.database import StoreError, named

    try:
        yield
    except StoreError as error:
        raise Refused(store_problem(error)) from error
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        raise Refused(store_problem(named(error, desk.store.file))) from error


def _backup(request: Request, desk: Desk) -> int:
    from organizer.safekeeping import Unsafe, make_backup

    try:
        make_backup(desk, request.to)
    except Unsafe as refused:
        raise Refused(refused) from refused
    return 0


def _passphrase(request: Request, desk: Desk) -> int:
    from organizer.safekeeping import Unsafe, change_passphrase

    if request.remove and not desk.encryption.on:
        raise Refused(_("The record is not encrypted. Nothing was changed."))
    try:
        change_passphrase(desk, "" if request.remove else _new_passphrase())
    except Unsafe as refused:
        raise Refused(refused) from refused
    return 0


def _new_passphrase() -> str:
    """Typed twice at a terminal, or the first line of what comes in. Raises `Refused`."""
    from getpass import getpass

    if not sys.stdin.isatty():
        passphrase = sys.stdin.readline().rstrip("\n")
    else:
        passphrase = getpass(_("New passphrase: "))
        if getpass(_("Again: ")) != passphrase:
            raise Refused(_("The two are not the same. Nothing was changed."))
    if not passphrase:
        raise Refused(_("Without a passphrase nothing can be encrypted. Nothing was changed."))
    return passphrase


def _restore_or_check(request: Request, folders: Folders) -> int:
    from organizer import safekeeping
    from organizer.gui.record_wording import store_problem
    from organizer.model.database import StoreError

    present = _present(folders, _system_zone)
    if not (request.command == "check" or request.readable or request.file):
        safekeeping.list_backups(folders.data, present)
        return 0
    key = record_key(folders.data)
    try:
        if request.command == "check":
            return 0 if safekeeping.check(folders.data, key) else 1
        if request.readable:
            safekeeping.read_damaged(folders.data, present, key)
        else:
            safekeeping.restore(
                folders.data,
                present,
                request.file,
                key,
                lambda: open_desk(folders, _system_zone, key),
                _ask_key,
            )
    except safekeeping.Unsafe as refused:
        raise Refused(refused) from refused
    except StoreError as error:
        raise Refused(store_problem(error)) from error
    instance.deliver(folders.data, ["changed"])
    return 0


def _system_zone() -> str:
    from tzlocal import get_localzone_name  # 40 ms, and Qt knows it where there is a window

    return str(get_localzone_name())


def _changed(desk: Desk) -> None:
    """Tell a running program that its record was written to, so that it rings in time."""
    instance.deliver(desk.store.folder, ["changed"])


def _agenda(request: Request, desk: Desk) -> int:
    from organizer.services.agenda import read_agenda

    agenda = read_agenda(desk.store.database.connection())
    if request.json:
        import json

        print(json.dumps(_agenda_record(agenda, desk), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_agenda_lines(agenda, desk)))
    return 0


def _agenda_record(agenda: Agenda, desk: Desk) -> dict[str, Any]:
    instant = desk.present.instant
    return {
        "now": instant.isoformat(timespec="seconds"),
        "notes": [
            {
                "uid": note.uid,
                "kind": note.kind,
                "to": note.to,
                "company": note.company,
                "refer_to": note.refer_to,
                "due": _iso(note.due),
                "status": note.status,
            }
            for note in agenda.notes
        ],
        "deadlines": [
            {
                "uid": deadline.uid,
                "kind": deadline.kind,
                "title": _deadline_title(deadline),
                "company": deadline.company,
                "due": _iso(deadline.due),
                "zone": deadline.due.zone,
                "status": "overdue" if deadline.due_at < instant else "open",
            }
            for deadline in agenda.deadlines
        ],
        "questions": [
            {
                "opportunity": _opportunity(question),
                "text": _question(question),
                "state": question.state,
            }
            for question in agenda.questions
        ],
    }


def _iso(moment: WallTime) -> str:
    from organizer.practice.moments import zone_named

    return moment.local.replace(tzinfo=zone_named(moment.zone)).isoformat(timespec="seconds")


def _deadline_title(deadline: Any) -> str:
    from organizer.gui import wording

    return wording.deadline_title(deadline.kind, deadline.title, deadline.company, deadline.contact)


def _with_time_left(deadline: OpenDeadline, here: WallTime) -> str:
    """What a deadline asks for; of a decision also how long there is (P14)."""
    from organizer.gui import wording
    from organizer.practice.vocabulary import DeadlineKind

    title = _deadline_title(deadline)
    if deadline.kind is not DeadlineKind.DECISION:
        return title
    return wording.joined(title, wording.time_left(deadline.due, here))


def _opportunity(question: OpenQuestion) -> str:
    from organizer.gui import wording

    return wording.opportunity(question.company, question.position)


def _question(question: OpenQuestion) -> str:
    from organizer.gui import wording

    return wording.topic(question.topic, question.text)


def _agenda_lines(agenda: Agenda, desk: Desk) -> list[str]:
    from organizer.i18n.formats import format_day, format_moment

    here = desk.present.wall

    def due(moment: WallTime, *, whole_day: bool = False) -> str:
        local = moment.in_zone(here.zone).local
        if whole_day:
            return format_day(local.date(), today=here.day)
        return format_moment(local, now_local=here.local)

    dated = [
        (
            note.due_at,
            _("{due}  Write to {name} ({company}): {topic}").format(
                due=due(note.due), name=note.to, company=note.company, topic=note.refer_to
            )
            if note.refer_to
            else _("{due}  Write to {name} ({company})").format(
                due=due(note.due), name=note.to, company=note.company
            ),
        )
        for note in agenda.notes
    ]
    dated += [
        (
            deadline.due_at,
            _("{due}  {title}").format(
                due=due(deadline.due, whole_day=deadline.whole_day),
                title=_with_time_left(deadline, here),
            ),
        )
        for deadline in agenda.deadlines
    ]
    lines = [line for _at, line in sorted(dated)]
    lines += [
        _("Still to ask at {opportunity}: {question}").format(
            opportunity=_opportunity(question), question=_question(question)
        )
        for question in agenda.questions
    ]
    return lines or [_("Nothing is owed and nothing is due.")]


def _debrief(request: Request, desk: Desk) -> int:
    import json

    from organizer.gui import wording
    from organizer.practice.debrief import DebriefError, read_debrief

    try:
        data = (
            sys.stdin.buffer.read(MOST_DEBRIEF_BYTES + 1)
            if request.file == "-"
            else _head(Path(request.file), MOST_DEBRIEF_BYTES + 1)
        )
        if len(data) > MOST_DEBRIEF_BYTES:
            raise Refused(
                _("{file} is larger than a debrief can be (10 MB). Nothing was saved.").format(
                    file=request.file
                )
            )
        record = json.loads(data.decode("utf-8-sig"))
        debrief = read_debrief(record, now=desk.present.wall)
    except OSError as error:
        raise Refused(
            _("{file} cannot be read: {problem}. Nothing was saved.").format(
                file=request.file, problem=error.strerror
            )
        ) from error
    except DebriefError as error:
        raise Refused(
            _("The debrief cannot be saved: {field}: {problem}. Nothing was saved.").format(
                field=error.field, problem=_(error.problem).format(**error.details)
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise Refused(
            _("{file} is not JSON: {problem}. Nothing was saved.").format(
                file=request.file, problem=error
            )
        ) from error
    summary = desk.debrief.save(debrief)
    _changed(desk)
    print(_("Saved: {things}").format(things=wording.summary_line(summary, desk.present.wall)))
    return 0


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _remind(request: Request, desk: Desk) -> int:
    from organizer.i18n.formats import format_moment
    from organizer.practice.moments import zone_named
    from organizer.practice.when import read_when

    here = desk.present.wall
    when = read_when(
        request.at,
        now=here.instant.astimezone(zone_named(here.zone)),
        language=current_language(),
    )
    if when is None:
        raise Refused(
            _("“{text}” is not a moment that is understood here. Nothing was saved.").format(
                text=request.at
            )
        )
    due = (
        desk.deadlines.on_day(when.day, here.zone)
        if when.time is None
        else WallTime(datetime.combine(when.day, when.time), here.zone)
    )
    if due.instant < here.instant:
        raise Refused(
            _("{moment} is past. Nothing was saved.").format(
                moment=format_moment(due.local, now_local=here.local)
            )
        )
    if not request.text.strip():
        raise Refused(_("A reminder needs a text. Nothing was saved."))
    desk.deadlines.add_own(
        request.text,
        due,
        company=request.company,
        whole_day=when.time is None,
        every=request.repeat,
    )
    _changed(desk)
    print(
        _("“{title}”: {moment}").format(
            title=request.text, moment=format_moment(due.local, now_local=here.local)
        )
    )
    return 0


def _import(request: Request, desk: Desk) -> int:
    from organizer.gui import wording
    from organizer.services.imports import NotRead

    failed = False
    for path in request.file:
        try:
            kept = desk.imports.keep(list(desk.imports.read(path)))
        except NotRead as error:
            print(wording.not_read(error), file=sys.stderr)
            failed = True
            continue
        print(
            _("{file}: {new} new, {changed} completed, {same} known already").format(
                file=path, new=kept.new, changed=kept.changed, same=kept.same
            )
        )
    _changed(desk)
    return 1 if failed else 0


def _export(request: Request, desk: Desk) -> int:
    from organizer.gui import wording
    from organizer.services.export import Export

    path: Path = request.file
    what = {
        ".vcf": f"vcard {request.version}",
        ".csv": request.table,
        ".ics": "calendar",
        ".json": "everything",
    }.get(path.suffix.casefold())
    if what is None:
        raise Refused(
            _("Nothing can be written as {file}. Name it .vcf, .csv, .ics or .json.").format(
                file=path
            )
        )
    try:
        count = desk.exports.write(Export(what), path, wording.calendar_title)
    except OSError as error:
        raise Refused(wording.not_written(path, error)) from error
    print(wording.exported(count, path))
    return 0


def _preview(request: Request, folders: Folders) -> int:
    """Say what an import would do, held against a copy of the record: the record is not touched,
    nor upgraded, nor made."""
    import sqlite3
    from tempfile import TemporaryDirectory

    from organizer.model.encryption import connect
    from organizer.model.first_page import FILE_NAME

    key = record_key(folders.data)
    with TemporaryDirectory(prefix="organizer-preview-") as scratch:
        if (folders.data / FILE_NAME).exists():
            address = (folders.data / FILE_NAME).as_uri() + "?mode=ro"
            try:
                with closing(connect(address, key, uri=True)) as record:
                    record.execute("VACUUM INTO ?", (str(Path(scratch, FILE_NAME)),))
            except sqlite3.DatabaseError as error:
                raise Refused(
                    _("The record in {path} cannot be read: {problem}.").format(
                        path=folders.data / FILE_NAME, problem=error
                    )
                ) from error
        desk = open_desk(Folders(Path(scratch)), _system_zone, key)
        try:
            keepers = desk.imports.keepers()  # who is in two files is not new twice
            return max([_preview_of(request, keepers, path) for path in request.file])
        finally:
            desk.store.close()


def _preview_of(request: Request, keepers: Keepers, path: Path) -> int:
    import json

    from organizer.gui import wording
    from organizer.services.imports import NotRead

    try:
        for candidate in keepers.read(path):
            if request.json:
                record = {"file": str(path), **candidate_record(candidate)}
                print(json.dumps(record, ensure_ascii=False))
            else:
                print(
                    _("{name}: {what}").format(
                        name=candidate.name or _("line {n}").format(n=candidate.record.line),
                        what=wording.candidate_state(candidate.state),
                    )
                )
    except NotRead as error:
        print(wording.not_read(error), file=sys.stderr)
        return 1
    return 0


def candidate_record(candidate: Candidate) -> dict[str, Any]:
    from dataclasses import asdict

    from organizer.practice.contact_draft import PostalAddress
    from organizer.services.imports import ContactRead

    card = candidate.record
    warnings = [*card.warnings, *([] if candidate.name else ["no name"])]
    if not isinstance(card, ContactRead):
        return {
            "kind": candidate.kind,
            "state": candidate.state,
            **{
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in asdict(card).items()
                if name != "path"
            },
            "warnings": warnings,
        }
    draft = card.draft
    return {
        "kind": candidate.kind,
        "state": candidate.state,
        "version": card.version,
        "full_name": draft.full_name,
        "family": draft.family,
        "given": draft.given,
        "companies": card.companies,
        "titles": card.titles,
        "emails": draft.emails,
        "phones": [phone.number for phone in draft.phones],
        "addresses": [
            {
                "street": address.street,
                "locality": address.locality,
                "postal_code": address.postal_code,
                "country": address.country,
            }
            for address in draft.addresses
            if address != PostalAddress(text=address.text)
        ],
        "urls": draft.websites,
        "notes": card.notes,
        "photo_bytes": len(card.photo),
        "warnings": warnings,
    }


def _read_cards(request: Request) -> int:
    """Read cards without touching the record; files are done one by one, and printed so."""
    from organizer.cards.worker import CardReader

    with CardReader() as reader:
        return max(_read_card(request, reader, path) for path in request.file)


def _read_card(request: Request, reader: CardReader, path: Path) -> int:
    from organizer.cards.outcome import CardRefused
    from organizer.gui import wording
    from organizer.services.read_card import contact_of

    begun = perf_counter()
    error = None
    contacts: list[CardContact] = []
    try:
        cards = reader.read(path, request.region)
        contacts = [contact_of(card, region=request.region) for card in cards]
    except CardRefused as refused:
        error = wording.card_refused(refused.reason)
    named = [contact for contact in contacts if not contact.is_empty]
    if request.json:
        import json

        record = {
            "file": str(path),
            "contacts": [_card_record(contact) for contact in named],
            "qr": any(contact.card.codes for contact in contacts),
            "seconds": round(perf_counter() - begun, 3),
            "error": error,
        }
        print(json.dumps(record, ensure_ascii=False), flush=True)
    elif error is None:
        lines = [line for contact in named for line in _card_lines(contact)]
        lines += [wording.card_doubt(doubt) for one in contacts for doubt in one.warnings]
        lines += [
            _("Read “{read}”; the code says “{code}”, and was taken.").format(
                read=difference.read, code=difference.code
            )
            for one in contacts
            for difference in one.differences
        ]
        print("\n".join([f"{path}:", *lines]), flush=True)
    else:
        print(_("{file}: {problem}").format(file=path, problem=error), file=sys.stderr)
    return 0 if error is None else 1


def _card_record(read: CardContact) -> dict[str, Any]:
    from dataclasses import asdict

    from organizer.practice.contact_draft import PostalAddress

    contact = read.contact
    return {
        "name": contact.full_name,
        "given": contact.given,
        "family": contact.family,
        "title": contact.title,
        "department": contact.department,
        "company": contact.company,
        "emails": contact.emails,
        "phones": [
            {
                "number": number,
                **({"extension": extension} if extension else {}),
                "kind": phone.kind,
                "printed": read.printed.get(phone.number, phone.number),
            }
            for phone in contact.phones
            for number, _mark, extension in [phone.number.partition(";ext=")]
        ],
        "websites": contact.websites,
        "address": asdict(next(iter(contact.addresses), PostalAddress())),
        "confidence": {field: round(value, 3) for field, value in read.confidence.items()},
        "warnings": read.warnings,
    }


def _card_lines(read: CardContact) -> list[str]:
    contact = read.contact
    place = next(iter(contact.addresses), None)
    return [
        f"  {line}"
        for line in (
            contact.full_name,
            contact.title,
            contact.department,
            contact.company,
            *contact.emails,
            *(read.printed.get(phone.number, phone.number) for phone in contact.phones),
            *contact.websites,
            place.text.replace("\n", ", ") if place else "",
        )
        if line
    ]
