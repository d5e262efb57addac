using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AntiGaspi.Bench;

/// <summary>One answer: its status, its head, its body, and what it weighed on the wire.</summary>
internal readonly record struct Answer(int Status, string Head, string Body, int Bytes)
{
    /// <summary>The value of a header; null when it is absent.</summary>
    public string? Header(string name)
    {
        var start = Head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        start += name.Length + 4;
        var end = Head.IndexOf("\r\n", start, StringComparison.Ordinal);
        return Head[start..(end < 0 ? Head.Length : end)];
    }
}

/// <summary>
/// One HTTP/1.1 connection that stays open, written by hand: the load generator shares the processors with the service,
/// so what it costs lowers what is measured.
/// </summary>
internal sealed class HttpLine : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[256 * 1024];
    private int filled;

    public HttpLine(Uri address)
    {
        Host = address.Authority;
        socket.Connect(IPAddress.Parse(address.Host), address.Port);
        socket.ReceiveTimeout = 30_000;
    }

    public string Host { get; }

    /// <summary>Sends a whole request and waits for the whole answer.</summary>
    public Answer Send(string request)
    {
        socket.Send(Encoding.UTF8.GetBytes(request));
        filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf(HeadEnd)) < 0)
        {
            Receive();
        }

        var text = Encoding.Latin1.GetString(buffer, 0, head);
        var answer = new Answer(int.Parse(text.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture), text, "", 0);
        var start = head + HeadEnd.Length;
        return answer.Header("Transfer-Encoding") is not null
            ? answer with { Body = ReadChunks(start), Bytes = filled }
            : answer with { Body = ReadLength(start, int.Parse(answer.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)), Bytes = filled };
    }

    public void Dispose() => socket.Dispose();

    private string ReadLength(int start, int length)
    {
        while (filled < start + length)
        {
            Receive();
        }

        return Encoding.UTF8.GetString(buffer, start, length);
    }

    private string ReadChunks(int start)
    {
        var body = new MemoryStream();
        for (var at = start; ;)
        {
            int line;
            while ((line = buffer.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0)
            {
                Receive();
            }

            var length = int.Parse(Encoding.Latin1.GetString(buffer, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            while (filled < at + length + 2)
            {
                Receive();
            }

            if (length == 0)
            {
                return Encoding.UTF8.GetString(body.ToArray());
            }

            body.Write(buffer, at, length);
            at += length + 2;
        }
    }

    private void Receive()
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = socket.Receive(buffer.AsSpan(filled));
        filled += read > 0 ? read : throw new IOException("The service closed the connection.");
    }
}
