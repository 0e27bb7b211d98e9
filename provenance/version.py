"""The version, in one place; the package's metadata must say the same, and a test holds that."""

VERSION = "0.1.0"
