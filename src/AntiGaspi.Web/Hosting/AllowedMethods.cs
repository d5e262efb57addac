namespace AntiGaspi.Web.Hosting;

/// <summary>Pages are read and forms are sent; there is nothing else to ask of this site.</summary>
internal static class AllowedMethods
{
    /// <summary>Answers 405 to any other method, before a page is drawn for it.</summary>
    public static IApplicationBuilder UseOnlyReadingAndSending(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    });
}
