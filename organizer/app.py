"""The composition root: builds each part once and hands it down. The one file that knows all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from organizer import bootstrap, cli, paths
from organizer.i18n import _, set_language
from organizer.instance import Instance, NotAnswering, claim

if TYPE_CHECKING:
    import sqlite3

    from organizer.gui.program import Record
    from organizer.model.encryption import Key
    from organizer.services.agenda import Agenda
    from organizer.services.desk import Desk
    from organizer.services.view_filter import ViewFilter


def main(arguments: list[str] | None = None) -> int:
    """Run the program with these arguments, the command line's by default; gives the exit code."""
    locale_dir = paths.resources() / "locale"
    set_language(None, locale_dir)
    request = cli.parse(sys.argv[1:] if arguments is None else arguments)
    folders = cli.Folders(request.data_dir)
    set_language(request.language or folders.settings.current.language or None, locale_dir)
    if request.tour is not None:
        return _tour(request.tour)
    if request.desktop_entry is not None:
        return cli.change_desktop_entry(request.desktop_entry)
    if not cli.needs_window(request):
        return cli.run(request, folders)
    try:
        cli.require_records(request)
    except cli.Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    message = cli.message_of(request)
    try:
        instance = claim(folders.data, message)
    except NotAnswering:
        print(
            _(
                "The program is running with {path} already, but does not answer. Nothing was "
                "changed. End it and start again."
            ).format(path=folders.data),
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(
            _("The folder {path} cannot be written to: {problem}. Nothing was changed.").format(
                path=folders.data, problem=error.strerror
            ),
            file=sys.stderr,
        )
        return 1
    if instance is None:  # handed over to the program that is running
        return 0
    return _run_window(folders, instance, message, hidden=request.background)


def _run_window(
    folders: cli.Folders, instance: Instance, message: list[str], *, hidden: bool
) -> int:
    if not bootstrap.has_screen():
        print(_("There is no screen to show a window on."), file=sys.stderr)
        return 2
    bootstrap.ensure_qt_libraries()
    from organizer.gui.pyside import leave_sources_unread

    leave_sources_unread()
    from organizer.gui.program import CannotOpen, Program, complain, start_qt
    from organizer.model.first_page import is_of_earlier, perhaps_encrypted

    app = start_qt()
    key: Key | None = None
    try:
        if perhaps_encrypted(folders.data) is not None:
            from organizer.gui.unlocking import unlock

            unlocked = unlock(app, folders.data, folders.settings, instance, message, hidden=hidden)
            if unlocked is None:  # the person would rather not
                return 0
            key, message, hidden = unlocked
        # Of an encrypted record only opening it tells.
        if not hidden and (key is not None or is_of_earlier(folders.data)):
            from organizer.gui.upgrading import upgrade

            upgrade(folders.data, cli.now(), key)
        record = _open_record(folders, key)
        program = Program(app, record, folders.settings, paths.resources())
        return program.run(instance, message, hidden=hidden)
    except CannotOpen as refused:
        print(refused, file=sys.stderr)
        complain(str(refused))
        return 1


def _open_record(folders: cli.Folders, key: Key | None = None) -> Record:
    """The record, opened in two steps: the first page is read before the services are there."""
    from organizer.gui.program import CannotOpen, Record, system_zone
    from organizer.services.agenda import UNREADABLE, first_reader, read_agenda

    reader: sqlite3.Connection | None = None
    opened: Desk | None = None

    def desk() -> Desk:
        nonlocal opened, reader
        if opened is None:
            from organizer.model.database import DamagedDatabase

            try:
                opened = cli.open_desk(folders, system_zone, key)
            except cli.Refused as refused:
                damaged = isinstance(refused.__cause__, DamagedDatabase)
                raise CannotOpen(str(refused), damaged=damaged) from refused
            if reader is not None:
                reader.close()
                reader = None
        return opened

    def agenda(view: ViewFilter) -> Agenda:
        nonlocal reader
        if opened is None and reader is None and key is None:
            reader = first_reader(folders.data)
        try:
            return read_agenda(reader or desk().store.database.connection(), view)
        except (sqlite3.DatabaseError, CannotOpen) as error:
            # A damaged record is dealt with once there is a window to ask from.
            if opened is not None or (isinstance(error, CannotOpen) and not error.damaged):
                raise
            return UNREADABLE

    return Record(desk, agenda, cli.now, folders.data, key)


def _tour(folder: Path) -> int:
    """Draw every tab and dialog of a made-up search into `folder`, without a screen."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bootstrap.ensure_qt_libraries()
    from organizer.gui.program import start_qt
    from organizer.gui.tour import draw_tour

    app = start_qt()
    for picture in draw_tour(folder, paths.resources()):
        print(picture)
    app.shutdown()
    return 0
