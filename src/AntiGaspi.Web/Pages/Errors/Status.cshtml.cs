using AntiGaspi.App.French;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Errors;

/// <summary>
/// The page shown in place of one that failed. It is run again inside the failed request, whatever its method,
/// so it takes no token, binds nothing (binding reads the body) and leaves the answer's own status as it is.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    /// <summary>What happened and what to do.</summary>
    public ErrorText Words => ErrorTexts.For(Response.StatusCode);

    /// <summary>A program gets the same words as problem details; an address typed by hand is a page that does not exist.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        if (Request.WantsJson())
        {
            context.Result = ProblemJson.Of("fault", Words.Title, Response.StatusCode, $"{Words.Cause} {Words.WhatToDo}");
        }
    }
}
