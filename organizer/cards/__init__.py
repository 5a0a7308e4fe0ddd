"""From a picture, a code or a text to a draft of a contact (P9). All of it offline."""
