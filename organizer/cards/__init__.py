"""From a picture, a code or a text to a draft of a contact (P9). All of it offline."""

import os

# Since 1.29 onnxruntime tells Microsoft of every model that is loaded and keeps a number for the
# machine in ~/.cache, unless this is set before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
