"""What the program knows as data: tables with their sources, and the modules that read them."""
