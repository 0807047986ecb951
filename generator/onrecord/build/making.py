"""Making a site: content, plan, digests, rendering, staging, swap; what is as it was is not made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord import collector
from onrecord.build import ground, index, manifest, planning, staging, standing
from onrecord.build.clock import Clock
from onrecord.build.content import gathered
from onrecord.build.ground import Ground
from onrecord.build.job import Job, Misuse, Outcome, Refused
from onrecord.build.manifest import Made, Manifest
from onrecord.build.planning import Plan
from onrecord.build.rendering import Rendering, ThemeFault, render
from onrecord.build.shell import Shell
from onrecord.build.standing import INDEX, Standing
from onrecord.diagnostics import Diagnostic, Place, errors, in_order
from onrecord.dossier import Dossier
from onrecord.pages import Misworded
from onrecord.pages.entries import File, Page


def build(job: Job, within: Shell) -> Outcome:
    """Build the site of a folder of content, unless it is at fault: then the last good site stays as it is.

    `within` lends the environment that renders. Raises Refused where the machine does not let it be written.
    """
    clock = Clock()
    with collector.resting():
        content = gathered(job, clock)
    done = Outcome((), content.files)
    found: tuple[Diagnostic, ...] = ()
    if content.dossier and not errors(content.diagnostics):
        try:
            done = publish(job, _plan(job, content.dossier, within, clock), within, clock)
        except (ThemeFault, Misworded) as fault:
            found = (_theme_fault(fault),)
    every = in_order([*content.diagnostics, *done.diagnostics, *found])
    return replace(done, diagnostics=every, files=content.files, timings=clock.seconds)


def _theme_fault(fault: ThemeFault | Misworded) -> Diagnostic:
    what = "a template fails" if isinstance(fault, ThemeFault) else "its words cannot be used"
    return Diagnostic(Place(""), "theme-fault", f"{what}: {fault}", "mend the theme")


def publish(job: Job, plan: Plan, around: Shell, clock: Clock) -> Outcome:
    """Put a plan's files in the place of the last site; raises Refused, and leaves that as it was, if it cannot."""
    try:
        where = ground.of(job)
        with ground.held(where):
            return _Making(job, plan, around, where, clock).outcome()
    except Refused:
        raise
    except OSError as fault:
        raise Refused(f"cannot write `{job.output.name}`: {fault.strerror or fault}") from fault


def _plan(job: Job, dossier: Dossier, around: Shell, clock: Clock) -> Plan:
    with collector.resting():
        with clock.step("plan"):
            entries = planning.entries(dossier, job.theme, drafts=job.drafts)
            words = planning.words(dossier, job.theme)
        with clock.step("digest"):
            return planning.planned(entries, words, around)


@dataclass(frozen=True, slots=True)
class _Making:
    """One site being made on ground that is held."""

    job: Job
    plan: Plan
    around: Shell
    ground: Ground
    clock: Clock

    def outcome(self) -> Outcome:
        with self.clock.step("compare"):
            last = standing.read(self.ground)
            self._refuse_strangers(last)
            kept = {path: last.files[path] for path, key in self.plan.keys.items() if self._is_kept(last, path, key)}
            as_was = len(kept) == len(self.plan.keys) and {p for p in last.paths if not p.startswith(INDEX)} == {*kept}
            index_paths = {path for path in last.paths if path.startswith(INDEX)}
        if as_was and last.index == self._stamp(kept) and index_paths == {p for p in last.files if p.startswith(INDEX)}:
            return Outcome((), {}, kept=len(kept))
        made = self._staged(kept)
        searched, found = self._searched(made, last)
        if as_was and found:
            return Outcome(found, {}, kept=len(kept))
        with self.clock.step("swap"):
            every = {**made, **searched}
            manifest.write(self.ground.manifest, Manifest(every, self._stamp(made) if searched else ""))
            ground.swap(self.ground)
        again = [path for path in every if path not in kept and last.files.get(path) != every[path]]
        return Outcome(found, {}, len(again), len(every) - len(again), len(last.paths - every.keys()))

    def _is_kept(self, last: Standing, path: str, key: str) -> bool:
        return path in last.files and last.files[path].key == key

    def _refuse_strangers(self, last: Standing) -> None:
        """A folder with files in it, none of which is of this site, is somebody's folder of something else."""
        if last.paths and not last.is_known and last.paths.isdisjoint(self.plan.keys):
            raise Misuse(f"`{self.job.output.name}` holds files that are of no site; name an empty folder")

    def _stamp(self, files: Mapping[str, Made]) -> str:
        return index.stamp(files) if self.job.pagefind else ""

    def _staged(self, kept: Mapping[str, Made]) -> dict[str, Made]:
        """The site whole in the staging folder, but for its page search."""
        made = dict(kept)
        target = self.ground.staging
        with self.clock.step("stage"):
            target.mkdir()
            staging.folders(target, self.plan.keys)
            staging.keep(self.ground.output, target, kept)
            fresh = [entry for path, entry in self.plan.entries.items() if path not in kept]
            for entry in fresh:
                if isinstance(entry, File):
                    made[entry.path] = staging.put(target / entry.path, entry.data, self.plan.keys[entry.path], b"")
        with self.clock.step("render"):
            made |= self._rendered([(entry, self.plan.keys[entry.path]) for entry in fresh if isinstance(entry, Page)])
        return made

    def _rendered(self, pages: list[tuple[Page, str]]) -> dict[str, Made]:
        made: dict[str, Made] = {}
        if pages:
            work = Rendering(pages, self.ground.staging, self.plan.words, self.job.jobs)
            with collector.passing_over():
                self.around.start(lambda environment: made.update(render(work, environment)))
            if len(made) < len(pages):
                raise RuntimeError("the shell ended without rendering")
        return made

    def _searched(self, made: Mapping[str, Made], last: Standing) -> tuple[dict[str, Made], tuple[Diagnostic, ...]]:
        """The page search: taken over from the last site where its pages are the same, else made anew."""
        wanted = self._stamp(made)
        target = self.ground.staging
        with self.clock.step("index"):
            if not wanted:
                return {}, ()
            if wanted == last.index:
                old = {path: made for path, made in last.files.items() if path.startswith(INDEX)}
                staging.folders(target, old)
                staging.keep(self.ground.output, target, old)
                return old, ()
            try:
                return index.make(made, target, self.ground.notes / f"{self.ground.output.name}.index"), ()
            except index.Failed as fault:
                return {}, (index.warning(fault),)
