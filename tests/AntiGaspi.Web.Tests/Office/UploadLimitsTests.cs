using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Http.Metadata;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>One route alone reads more than the others, for those who may use it, and never on disk.</summary>
public sealed class UploadLimitsTests
{
    [Fact]
    public async Task A_sending_beyond_the_limit_gets_a_page_that_says_so()
    {
        await using var import = await ImportSite.StartAsync();
        var before = await import.EverythingAsync();

        var answer = await import.SendAsync(("film.zip", new byte[TakesFilesAttribute.MaxBytes]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("Cet envoi est trop lourd", answer.Words, StringComparison.Ordinal);
        Assert.Equal((before, 0L), (await import.EverythingAsync(), await import.WaitingFilesAsync()));
    }

    [Fact]
    public async Task A_file_below_it_is_judged_by_what_it_holds()
    {
        await using var import = await ImportSite.StartAsync();
        var answer = await import.SendAsync(("film.zip", new byte[TakesFilesAttribute.MaxBytes - 2_000]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("film.zip", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sending_that_does_not_say_its_length_is_refused()
    {
        await using var import = await ImportSite.StartAsync();
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        await using (var end = new AnonymousPipeClientStream(PipeDirection.Out, pipe.GetClientHandleAsString()))
        {
            await end.WriteAsync(new byte[1_000], TestContext.Current.CancellationToken);
        }

        var body = new MultipartFormDataContent { { new StreamContent(pipe), ImportSite.Field, "e.xml" } };
        Assert.Equal(HttpStatusCode.LengthRequired, (await import.Office.PostBodyAsync(ImportSite.Page, body)).Status);
    }

    [Fact]
    public async Task Every_other_route_keeps_its_small_limit()
    {
        await using var import = await ImportSite.StartAsync();
        foreach (var path in new[] { "/deconnexion", $"{ImportSite.Page}/x", "/connexion/demo" })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await import.Office.PostFilesAsync(path, ImportSite.Field, ("e.xml", new byte[70_000]))).Status);
        }
    }

    [Fact]
    public async Task Large_text_fields_are_refused_beside_the_files()
    {
        await using var import = await ImportSite.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await import.Office.PostAsync(ImportSite.Page, ImportSite.Page, ("x", new string('a', 10_000)))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await import.SendAsync(Enumerable.Repeat(("e.xml", new byte[1]), 40))).Status);
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"e.xml\"\r\n\r\n<BEE", "multipart/form-data; boundary=x")]
    [InlineData("--x\r\n", "multipart/form-data; boundary=x")]
    [InlineData("", "multipart/form-data; boundary=x")]
    [InlineData("--x--", "multipart/form-data")]
    public async Task A_sending_that_was_cut_is_the_senders_fault_and_not_ours(string body, string type)
    {
        await using var import = await ImportSite.StartAsync();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await import.Office.PostBodyAsync(ImportSite.Page, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("La demande n’a pas pu être lue", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "HTTP/1.1 302 Found")]
    [InlineData("chef", "HTTP/1.1 404 Not Found")]
    public async Task The_files_of_one_who_may_not_send_any_are_not_even_read(string? persona, string expected)
    {
        await using var import = await ImportSite.StartAsync();
        using var visitor = import.Site.NewVisitor();
        if (persona is not null)
        {
            await visitor.AsAsync(persona);
        }

        // Files are announced and never come: a server that waits for them ends by answering 408.
        using var line = new TcpClient();
        await line.ConnectAsync(import.Site.Address.Host, import.Site.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {ImportSite.Page} HTTP/1.1\r\nHost: localhost\r\nCookie: {visitor.Cookies}\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 20000000\r\n\r\n"), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(stream);
        Assert.Equal(expected, await answer.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Everything_stays_in_memory()
    {
        IFormOptionsMetadata limits = new TakesFilesAttribute();
        Assert.Equal(((int?)TakesFilesAttribute.MaxBytes, false), (limits.MemoryBufferThreshold, limits.BufferBody));
    }
}
