using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Jobs;

namespace AntiGaspi.Web.Hosting;

/// <summary>What sends the messages, where there is a mail server. Without one they wait, and the pages that need mail are not shown.</summary>
internal static class Mail
{
    public static IServiceCollection AddMail(this IServiceCollection services, OutsideSettings outside)
    {
        services.AddSingleton<MessageBell>();
        if (outside is not { Mail: { } mail, PublicUrl: { } url })
        {
            return services;
        }

        return services
            .AddSingleton(mail)
            .AddSingleton(given => new ComposeMessage(url, given.GetRequiredService<SignInSecrets>(), given.GetRequiredService<KnownAddress>()))
            .AddSingleton<SendMessages>();
    }
}
