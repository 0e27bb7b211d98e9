"""The report's templates, style and script, installed as the package `provenance.templates`."""
