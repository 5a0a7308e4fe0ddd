from __future__ import annotations

import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import parse_pattern
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st

from organizer.i18n.catalogs import LOCALE_DIR
from organizer.i18n.conventions import FILE_NAME, conventions, from_babel

PREPARED: Final = [
    locale
    for line in (LOCALE_DIR / FILE_NAME).read_text(encoding="utf-8").splitlines()
    for locale in line.partition("\t")[0].split()
]
SCREEN: Final = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from organizer.i18n import set_language
from organizer.i18n.formats import format_duration_left, format_list, format_moment
set_language(sys.argv[1], Path(sys.argv[2]))
format_list(["Anna", "Ben", "Zoë"])
now = datetime(2026, 11, 23, 17, 30)
for days in range(-10, 400):
    format_moment(now + timedelta(days=days), now_local=now)
    format_duration_left(timedelta(days=days, hours=days))
print(sorted({"babel", "gettext"} & sys.modules.keys()))
"""


@given(
    locale=st.sampled_from(PREPARED),
    day=st.dates(),
    hour=st.times(),
    items=st.lists(st.text("{0}ab", min_size=1), max_size=5),
)
def test_what_is_prepared_is_written_as_babel_writes_it(
    locale: str, day: date, hour: time, items: list[str]
) -> None:
    data = Locale.parse(locale)
    ours = conventions(locale, LOCALE_DIR)
    assert ours == from_babel(locale)
    for with_year, pattern in ((True, ours.day_with_year), (False, ours.day)):
        assert ours.write_day(day, with_year=with_year) == parse_pattern(pattern).apply(day, data)
    assert ours.write_time(hour) == data.time_formats["short"].apply(hour, data)
    assert ours.write_list(items) == format_list(items, locale=data)


def test_the_regions_people_have_are_prepared() -> None:
    assert {"en", "en_US", "en_GB", "en_DE", "de", "de_DE", "de_AT", "de_CH"} <= set(PREPARED)


def test_a_pair_that_is_not_there_is_the_language_alone(tmp_path: Path) -> None:
    assert conventions("de_JP", LOCALE_DIR) == from_babel("de") == conventions("de_JP", tmp_path)
    assert conventions("de_JP", None) == from_babel("de")


def test_the_first_window_writes_its_days_without_babel() -> None:
    for language, loaded in (("en", []), ("de", ["gettext"])):
        run = subprocess.run(
            [sys.executable, "-c", SCREEN, language, str(LOCALE_DIR)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == str(loaded)
