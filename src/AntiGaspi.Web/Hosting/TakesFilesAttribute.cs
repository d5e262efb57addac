using Microsoft.AspNetCore.Http.Metadata;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// Marks a page that takes files: it reads more than the few kilobytes of the others. Its limits are those of the route alone,
/// applied by routing before a byte is read. Everything stays in memory: files hold names and addresses of people, and no
/// temporary file may be left with them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    /// <summary>
    /// Bytes of a whole sending: one file of 20 MB, the largest that the reader of SIECLE takes, and the form around it.
    /// Real sets weigh 0.2 MB zipped and 8 MB as XML.
    /// </summary>
    public const int MaxBytes = 21 * 1024 * 1024;

    // A browser shows the answer only once its own sending is over, so a sending that is too large is read to its end and
    // thrown away; beyond this the connection is cut.
    private const long MaxDiscardedBytes = 64L * 1024 * 1024;

    // The text fields beside the files: a token and nothing else.
    private const int MaxFieldBytes = 8 * 1024;
    private const int MaxParts = 32;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => MaxDiscardedBytes;

    bool? IFormOptionsMetadata.BufferBody => false;

    int? IFormOptionsMetadata.MemoryBufferThreshold => MaxBytes;

    long? IFormOptionsMetadata.BufferBodyLengthLimit => MaxBytes;

    int? IFormOptionsMetadata.ValueCountLimit => MaxParts;

    int? IFormOptionsMetadata.KeyLengthLimit => MaxFieldBytes;

    int? IFormOptionsMetadata.ValueLengthLimit => MaxFieldBytes;

    int? IFormOptionsMetadata.MultipartBoundaryLengthLimit => null;

    int? IFormOptionsMetadata.MultipartHeadersCountLimit => null;

    int? IFormOptionsMetadata.MultipartHeadersLengthLimit => MaxFieldBytes;

    long? IFormOptionsMetadata.MultipartBodyLengthLimit => MaxBytes;

    /// <summary>Refuses a sending that is too large, or that does not say how large it is. The server holds it to what it says.</summary>
    /// <exception cref="BadHttpRequestException">413 or 411: the page of the status tells the rest.</exception>
    internal static async Task CheckAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null || context.Request.ContentLength <= MaxBytes)
        {
            return;
        }

        if (context.Request.ContentLength is null)
        {
            throw new BadHttpRequestException("The length of the files is missing.", StatusCodes.Status411LengthRequired);
        }

        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        throw new BadHttpRequestException("The files are too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
