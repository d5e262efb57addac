using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using MailKit.Security;

namespace AntiGaspi.Web.Commands;

/// <summary>Tries for real whatever the service reaches outside itself, and the address by which it is reached.</summary>
internal static class OutsideCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong, and what to do; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(OutsideSettings outside)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        List<string> faults = [];
        if (outside.PublicUrl is { } url)
        {
            faults.AddRange(await PublicUrlFaultsAsync(http, url));
            faults.AddRange(LegalFaults(url, outside.Legal));
        }

        foreach (var provider in Provider.AllIn(outside))
        {
            faults.AddRange(await new ProviderCheck(http, provider, provider.In(outside)!, outside.PublicUrl).FaultsAsync());
        }

        if (outside.Mail is { } mail)
        {
            faults.AddRange(await MailFaultsAsync(mail));
        }

        return faults;
    }

    // Nobody publishes a service on this machine alone.
    private static IReadOnlyList<string> LegalFaults(Uri url, LegalSettings legal) => url.IsLoopback || legal.Missing() is not { Count: > 0 } missing
        ? []
        : [$"Les mentions légales ne sont pas complètes : donnez {string.Join(", ", missing)} (docs/exploitation/connexion.md, « Qui édite le service »)."];

    private static async Task<IReadOnlyList<string>> MailFaultsAsync(MailSettings mail)
    {
        await using var line = new SmtpLine(mail, SmtpLine.SecurityOf(mail));
        return await line.TryAsync() switch
        {
            null => [],
            AuthenticationException => [$"Le serveur de messages {mail} refuse Mail:User ou Mail:Password."],
            SslHandshakeException => [$"Le certificat du serveur de messages {mail} n’est pas reconnu : écrivez dans Mail:Host le nom qu’il porte, ou faites-le renouveler."],
            NotSupportedException => [$"Le serveur de messages {mail} ne propose pas de connexion chiffrée : un mot de passe n’y sera pas envoyé. Choisissez le port 465 ou 587, ou retirez Mail:User."],
            var fault => [$"Le serveur de messages {mail} ne répond pas : {fault.Message} Vérifiez Mail:Host et Mail:Port, et que cette machine a le droit de sortir vers lui."],
        };
    }

    // The service may not be started yet: only a name that leads nowhere, a bad certificate or another site is a fault.
    private static async Task<IReadOnlyList<string>> PublicUrlFaultsAsync(HttpClient http, Uri url)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "/healthz/live"));
            var isOurs = answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsStringAsync() == "live";
            return isOurs || (int)answer.StatusCode is 502 or 503 or 504
                ? []
                : [$"PublicUrl {url} mène à un autre site : /healthz/live y répond {(int)answer.StatusCode}. Corrigez PublicUrl, ou le mandataire qui est devant le service."];
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return [];
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return [$"PublicUrl {url} ne se laisse pas joindre : {fault.Message} Vérifiez le nom de domaine et le certificat."];
        }
    }
}
