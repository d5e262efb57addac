using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// How much anybody may ask, so that a flood leaves room for a parent at one minute to the deadline. Far above what a person does:
/// a whole collège may come from one address, and so may everybody on a telephone network.
/// </summary>
internal static class Limits
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    // Browsers share so many places: what somebody makes up to be many takes no memory, and an honest one hardly ever stands beside a flood.
    private const int Places = 4096;

    /// <summary>One browser: a person reads a page a second at most, an office clerk a little more.</summary>
    private static readonly TokenBucketRateLimiterOptions PerVisitor = Bucket(perSecond: 50, atOnce: 300);

    /// <summary>All those behind one address, or one prefix of addresses.</summary>
    private static readonly TokenBucketRateLimiterOptions PerNetwork = Bucket(perSecond: 500, atOnce: 5000);

    /// <summary>What is worked on at the same time; the rest waits its turn for a moment, then is told to come back.</summary>
    private static readonly ConcurrencyLimiterOptions AtOnce = new() { PermitLimit = 256, QueueLimit = 2000, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    public static void Add(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        // The visitor first: what is refused to one browser takes nothing from the others of its network.
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, int>(context => RateLimitPartition.GetTokenBucketLimiter(PlaceOf(context), _ => PerVisitor)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => PerNetwork)),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => AtOnce)));
        limiter.OnRejected = (rejected, _) =>
        {
            // A bucket says when it is filled again; when all places are taken, the service is what is too small.
            var isTooMany = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
            rejected.HttpContext.Response.StatusCode = isTooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling((isTooMany ? wait : RetryAfter).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>What one connection may send, and how slowly: a client that dribbles is cut.</summary>
    public static void Set(KestrelServerLimits limits)
    {
        const int FormBytes = 64 * 1024;
        limits.MaxRequestBodySize = FormBytes;
        limits.MaxConcurrentConnections = 10_000;
        limits.MaxRequestHeaderCount = 60;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>A /24 of IPv4, a /48 of IPv6: what one subscriber or one small network has.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        return Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, kept));
    }

    // By its session, known or claimed, else by its network and what it says it is: a made-up one still counts for its network.
    private static int PlaceOf(HttpContext context)
    {
        var visitor = context.Request.Cookies[SessionHandler.CookieName] is { Length: > 0 } key
            ? key
            : $"network {NetworkOf(context.Connection.RemoteIpAddress)} {context.Request.Headers.UserAgent}";
        return BinaryPrimitives.ReadUInt16BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(visitor))) % Places;
    }

    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int atOnce) =>
        new() { TokensPerPeriod = perSecond, TokenLimit = atOnce, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 };
}
