using AntiGaspi.App.French;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Errors;

/// <summary>
/// The page shown in place of one that failed. It is run again inside the failed request, whatever its method,
/// so it takes no token, reads nothing but the status and leaves the answer's own status as it is.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    /// <summary>The status of the failure.</summary>
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    /// <summary>What happened and what to do.</summary>
    public ErrorText Words => ErrorTexts.For(Response.StatusCode >= StatusCodes.Status400BadRequest ? Response.StatusCode : Status);

    /// <summary>A program gets the same words as problem details, whatever the method of the failed request.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode >= StatusCodes.Status400BadRequest && Request.WantsJson())
        {
            context.Result = ProblemJson.Of("fault", Words.Title, Response.StatusCode, $"{Words.Cause} {Words.WhatToDo}");
        }
    }

    /// <summary>An address typed by hand is a page that does not exist.</summary>
    public void OnGet()
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Status = StatusCodes.Status404NotFound;
            Response.StatusCode = Status;
        }
    }
}
