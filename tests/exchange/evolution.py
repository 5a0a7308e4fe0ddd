"""Takes a calendar into Evolution's data server, and says as JSON what stands there afterwards.

Run by the system's Python, which has the library's bindings, on a message bus of its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402


def main() -> None:
    calendar = ICalGLib.Component.new_from_string(Path(sys.argv[1]).read_text("utf-8"))
    sources = EDataServer.SourceRegistry.new_sync(None)
    held: dict[str, Any] = {}
    for kind, source in (
        (ECal.ClientSourceType.EVENTS, sources.ref_builtin_calendar()),
        (ECal.ClientSourceType.TASKS, sources.ref_builtin_task_list()),
    ):
        client = ECal.Client.connect_sync(source, kind, 1, None)
        client.receive_objects_sync(calendar, ECal.OperationFlags.NONE, None)
        _done, components = client.get_object_list_as_comps_sync("#t", None)
        held |= {component.get_uid(): said_by(component) for component in components}
    json.dump(held, sys.stdout)


def said_by(component: Any) -> dict[str, Any]:
    """The title, the moment, its zone and the alarms of an event or to-do."""
    moment = component.get_dtstart() or component.get_due()
    return {
        "title": component.get_summary().get_value(),
        "moment": moment.get_value().as_ical_string(),
        "zone": (moment.get_tzid() or "").rpartition("sourceforge.net/")[2],
        "done": component.get_completed() is not None,
        "alarms": sorted(
            alarm.get_trigger().get_duration().as_ical_string()
            for alarm in map(component.get_alarm, component.get_alarm_uids())
        ),
    }


main()
