"""What the plain `pelican` command reads: it makes the same site as `onrecord build`."""

from onrecord import plugin, settings

# A folder `theme/` beside this file is laid over the theme, as `pelican -t DIR` is.
globals().update(settings.pelican("content", "output"))

# The objects themselves: a plugin named by a string is left out without an error where it cannot be imported.
PLUGINS = [plugin]
PELICAN_CLASS = plugin.pelican
