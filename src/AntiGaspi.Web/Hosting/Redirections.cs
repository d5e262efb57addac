using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Hosting;

/// <summary>Redirect after post.</summary>
internal static class Redirections
{
    /// <summary>What was asked is done; the page to read is another one, by GET (303).</summary>
    /// <param name="page">The page that did it.</param>
    /// <param name="address">An address of this site.</param>
    public static StatusCodeResult SeeOther(this PageModel page, string address)
    {
        page.Response.Headers.Location = address;
        return page.StatusCode(StatusCodes.Status303SeeOther);
    }
}
