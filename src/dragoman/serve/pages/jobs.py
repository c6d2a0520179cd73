"""Adding reports, and the jobs that read them: how far each is, what failed, cancel and retry."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve.adding import add_texts, check_addresses, new_folder, queue
from dragoman.serve.desk import desk_of
from dragoman.serve.jobs import events_of, refresh
from dragoman.serve.rendering import render_page
from dragoman.serve.uploads import take_form
from dragoman.serve.worklog import RUNNING

router = APIRouter()
_PAGE = 50


@router.get("/add")
def add_page(request: Request) -> Response:
    """Three ways to add reports: a text, files, addresses."""
    return render_page(request, "add.html.j2", {})


@router.post("/add/text")
async def add_text(request: Request) -> Response:
    """Queue the reading of a pasted text."""
    desk = desk_of(request)
    with new_folder(desk) as folder:
        fields = (await take_form(request, folder.path)).fields
        row = {name: fields.get(name, "") for name in ("text", "title", "outlet", "published", "url")}
        title = f"Read “{row['title'][:80]}”" if row["title"].strip() else "Read a pasted text"
        return _to_job(queue(desk, folder, add_texts(folder, [row]), (), title).id)


@router.post("/add/files")
async def add_files(request: Request) -> Response:
    """Queue the reading of uploaded files."""
    desk = desk_of(request)
    with new_folder(desk) as folder:
        taken = await take_form(request, folder.path)
        only = next(iter(taken.files.values()))[:80] if len(taken.files) == 1 else ""
        return _to_job(queue(desk, folder, list(taken.files), (), f"Read {only}" if only else "").id)


@router.post("/add/address")
async def add_address(request: Request) -> Response:
    """Queue the fetching and reading of addresses, one a line."""
    desk = desk_of(request)
    with new_folder(desk) as folder:
        fields = (await take_form(request, folder.path)).fields
        addresses = check_addresses(fields.get("addresses", "").split())
        return _to_job(
            queue(desk, folder, (), addresses, f"Read {addresses[0][:120]}" if len(addresses) == 1 else "").id
        )


@router.get("/jobs")
def jobs_page(request: Request, after: str = "") -> Response:
    """All jobs, the newest first."""
    desk = desk_of(request)
    before = int(after[:12]) if after.isascii() and after.isdigit() else 0
    jobs, more, total = desk.foreman.worklog.jobs(before, _PAGE)
    with desk.session() as session:
        stale = not session.reconciled()
    values = {"jobs": jobs, "more": f"/jobs?after={more}" if more else "", "total": total, "stale": stale}
    return render_page(request, "jobs.html.j2", values)


@router.post("/jobs/refresh")
def refresh_findings(request: Request) -> Response:
    """Let the findings be brought up to date."""
    refresh(desk_of(request))
    return RedirectResponse("/jobs", 303)


@router.get("/job/{name}")
def job_page(request: Request, name: str) -> Response:
    """One job."""
    job = desk_of(request).foreman.worklog.job(name)
    return render_page(request, "job.html.j2", {"job": job, "stages": ("queued", *RUNNING[1:])})


@router.get("/job/{name}/events")
def job_events(request: Request, name: str) -> Response:
    """The job as it goes on, for scripts of the page."""
    return events_of(request, name)


@router.post("/job/{name}/cancel")
def cancel_job(request: Request, name: str) -> Response:
    """Let the job stop."""
    return _to_job(desk_of(request).foreman.cancel(name).id)


@router.post("/job/{name}/retry")
def retry_job(request: Request, name: str) -> Response:
    """Queue the job once more."""
    return _to_job(desk_of(request).foreman.retry(name).id)


def _to_job(name: str) -> Response:
    return RedirectResponse(f"/job/{name}", 303)
