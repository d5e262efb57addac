using AntiGaspi.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace AntiGaspi.Web.Tests.Commands;

public sealed class ServeVerbTests
{
    [Fact]
    public async Task A_service_that_is_told_to_stop_while_it_starts_ends_as_one_that_had_started()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        Assert.Equal(CommandLine.Done, await ServeCommand.ServeAsync(builder.Build(), new CancellationToken(canceled: true)));
    }
}
