"""Tests of the build, on invented plans and on the invented dossier."""
