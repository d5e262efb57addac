using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Jobs;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AntiGaspi.Web.Hosting;

/// <summary>What sends the messages, where there is a mail server. Without one they wait, and the pages that need mail are not shown.</summary>
internal static class Mail
{
    private static readonly string[] Pages = ["/SignIn/MailAsk", "/SignIn/MailCode", "/SignIn/MailLink", "/SignIn/Emergency", "/SignIn/EmergencyTelephone", "/SignIn/SecondFactor"];

    /// <summary>The pages of the door of e-mail have no address where nothing can be sent.</summary>
    public static void Route(PageConventionCollection conventions, OutsideSettings outside)
    {
        foreach (var page in outside.Mail is null ? Pages : [])
        {
            conventions.AddPageRouteModelConvention(page, route => route.Selectors.Clear());
        }
    }

    public static IServiceCollection AddMail(this IServiceCollection services, OutsideSettings outside)
    {
        services.AddSingleton<MessageBell>().AddSingleton<ThrottleAlarm>().AddSingleton<MailDoor>()
            .AddSingleton(new OpinionLink(outside.Opinion?.Address)).AddSingleton<AskOpinion>();
        if (outside is not { Mail: { } mail, PublicUrl: { } url })
        {
            return services;
        }

        return services
            .AddSingleton(mail)
            .AddSingleton(given => ActivatorUtilities.CreateInstance<ComposeFamilyMessage>(given, url))
            .AddSingleton(given => ActivatorUtilities.CreateInstance<ComposeAttendance>(given, url))
            .AddSingleton(given => ActivatorUtilities.CreateInstance<ComposeMessage>(given, url))
            .AddSingleton(_ => new PushLine(outside.Push)).AddSingleton<SendPush>()
            .AddSingleton<SendMessages>();
    }
}
