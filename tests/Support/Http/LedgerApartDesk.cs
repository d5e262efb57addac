using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support.Crash;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>Stands before the pages of the program and takes the cancellations, which it writes in two transactions.</summary>
internal sealed class LedgerApartDesk(Db db, TimeProvider clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/famille/decommander", desk => desk.Run(CancelAsync));
        next(app);
    };

    private async Task CancelAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(SessionHandler.SchemeName);
        var form = await context.Request.ReadFormAsync();
        var (request, _) = MealRequest.Read(new MealRequestText(form["op"], form["repas"], [], [], []));
        var op = new Operation(request!.OperationId, clock.GetUtcNow());
        var done = await LedgerApart.CancelAsync(db, session.Principal!.Scope(), op, request.Meals);
        await context.Response.WriteAsJsonAsync(new
        {
            meals = request.Meals.Select(meal => new { meal = MealRequest.NameOf(meal), done = done.Contains(meal) }),
        });
    }
}
