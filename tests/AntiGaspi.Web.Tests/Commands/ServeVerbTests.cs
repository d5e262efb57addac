using AntiGaspi.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AntiGaspi.Web.Tests.Commands;

public sealed class ServeVerbTests
{
    [Fact]
    public async Task A_service_that_is_told_to_stop_while_it_starts_ends_as_one_that_had_started()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHostedService<StopsWhatStarts>();

        Assert.Equal(CommandLine.Done, await ServeCommand.ServeAsync(builder.Build()));
    }

    // As a signal does that comes between two of its parts.
    private sealed class StopsWhatStarts(IHostApplicationLifetime service) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            service.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
