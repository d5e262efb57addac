using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Diagnostics;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// Stamps a request once, when the server has the whole of its body: the one instant that every decision uses.
/// A body held open across a cutoff is therefore late.
/// </summary>
public static class ReceivedAt
{
    private static readonly object Key = new();

    public static IApplicationBuilder UseReceivedAt(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // The body of a failed request has been read, or must not be.
        if (!context.IsErrorPage() && context.Request.HasFormContentType)
        {
            await ReadFormAsync(context);
        }

        context.Items[Key] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToStored();
        await next(context);
    });

    // A form past the limits, or broken, is the sender's fault and not ours.
    private static async Task ReadFormAsync(HttpContext context)
    {
        await TakesFilesAttribute.CheckAsync(context);
        try
        {
            await context.Request.ReadFormAsync();
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, fault);
        }
    }

    /// <summary>Whether the page of an error is being made, inside the request that failed.</summary>
    internal static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>When the whole request was received.</summary>
    public static DateTimeOffset ReceivedAtInstant(this HttpContext context) =>
        (DateTimeOffset)(context.Items[Key] ?? throw new InvalidOperationException("The request was not stamped."));
}
