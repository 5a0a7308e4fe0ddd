"""What the person has set, typed, in one small JSON file."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from organizer.practice.habits import Habits
from organizer.practice.retention import Retention

FILE_NAME = "settings.json"


class Settings(NamedTuple):
    """The settings. `language` and `data_dir` are empty for the system's own choice.

    `theme` is system, light or dark. Times are HH:MM. In `quiet_hours`, and until the instant
    `paused_until`, no reminder comes but of a decision; `discreet` ones say nothing of what it is.
    An encrypted record is locked after `lock_after` minutes without input, never where that is 0.
    `global_shortcut` asks the desktop for a key for the quick entry. `watched_folder` is empty
    where none is watched for pictures of cards. The three `own` are what letters say of their
    writer. The `mail` ones are the account that letters are sent from, none where `mail_host` is
    empty; its security is tls or starttls. `traps` is the person's list, a line each, for the sheet
    before a visit, or empty for the program's. `backup_folder` takes a second copy of each backup,
    none where it is empty; the three `backups` say how many are kept
    (`organizer.practice.retention`), `trash_days` for how long what was thrown away can be brought
    back. The last two remember what was said once.
    """

    language: str = ""
    theme: str = "system"
    data_dir: str = ""
    work_start: str = "09:00"
    work_end: str = "18:00"
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    note_after_days: int = 1
    note_time: str = "10:00"
    hear_back_days: int = 10
    quiet_hours: bool = False
    quiet_from: str = "22:00"
    quiet_to: str = "07:00"
    paused_until: str = ""
    discreet: bool = False
    lock_after: int = 0
    global_shortcut: bool = False
    watched_folder: str = ""
    own_name: str = ""
    own_email: str = ""
    own_address: str = ""
    mail_host: str = ""
    mail_port: int = 465
    mail_security: str = "tls"
    mail_user: str = ""
    traps: str = ""
    backup_folder: str = ""
    backups_daily: int = 12
    backups_weekly: int = 10
    backups_monthly: int = 9
    trash_days: int = 30
    told_of_tray: bool = False
    welcomed: bool = False

    @property
    def habits(self) -> Habits:
        """The part that the rules of the practice ask for."""
        return Habits(
            work_start=time.fromisoformat(self.work_start),
            work_end=time.fromisoformat(self.work_end),
            working_days=frozenset(self.working_days),
            note_after_days=self.note_after_days,
            note_time=time.fromisoformat(self.note_time),
            hear_back_days=self.hear_back_days,
            quiet=(
                (time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_to))
                if self.quiet_hours
                else None
            ),
        )

    @property
    def retention(self) -> Retention:
        """How many backups are kept."""
        return Retention(self.backups_daily, self.backups_weekly, self.backups_monthly)


class SettingsFile:
    """The settings as they stand in a folder; `save` writes them whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FILE_NAME
        self.current = _read(self._path)

    def change(self, **values: Any) -> Settings:
        """Change some settings and keep them. Raises `OSError` where the folder is not writable."""
        import json

        from organizer.private import write_whole

        changed = self.current._replace(**values)
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self._path, json.dumps(changed._asdict(), indent=2).encode())
        self.current = changed
        return changed


def _read(path: Path) -> Settings:
    """What stands in the file. A setting that cannot be read has its default: none is worth not
    starting for."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Settings()
    import json  # 1 ms of the first paint, where nothing was ever set

    try:
        stored = json.loads(text)
    except ValueError:
        return Settings()
    settings = Settings()
    for name, default in settings._asdict().items():
        value = stored.get(name) if isinstance(stored, dict) else None
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(value)
        if type(value) is type(default):
            one: dict[str, Any] = {name: value}
            changed = settings._replace(**one)
            try:
                _usable(changed)
            except (ValueError, TypeError):
                continue
            settings = changed
    return settings


def _usable(settings: Settings) -> None:
    """Raises `ValueError` for settings with which no day could be reckoned."""
    habits = settings.habits
    if not habits.working_days or not habits.working_days <= frozenset(range(7)):
        raise ValueError("working_days")
    if habits.note_after_days < 0 or habits.hear_back_days < 1:
        raise ValueError("days")
    time.fromisoformat(settings.quiet_from)
    time.fromisoformat(settings.quiet_to)
    if settings.paused_until and datetime.fromisoformat(settings.paused_until).tzinfo is None:
        raise ValueError("paused_until")
    if settings.lock_after < 0:
        raise ValueError("lock_after")
    if min(*settings.retention, settings.trash_days) < 1:
        raise ValueError("kept")
