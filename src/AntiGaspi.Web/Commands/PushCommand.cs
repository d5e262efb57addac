using System.CommandLine;
using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Commands;

/// <summary><c>push keys</c>: the pair of keys by which push services know this service.</summary>
internal static class PushCommand
{
    public static Command Create()
    {
        var keys = new Command("keys", "Faire une paire de clés (VAPID) pour prévenir les familles sur leur navigateur. Rien n’est enregistré.");
        keys.SetAction(async (call, _) =>
        {
            var (publicKey, privateKey) = PushSettings.NewPair();
            if (call.GetValue(CommandLine.Json))
            {
                JsonAnswer.Print(new { publicKey, privateKey });
                return CommandLine.Done;
            }

            Console.WriteLine($"Push__PublicKey={publicKey}");
            Console.WriteLine($"Push__PrivateKey={privateKey}");
            await Console.Error.WriteLineAsync("Gardez la clé privée comme un mot de passe, la même sur chaque nœud. En changer désinscrit tous les appareils. Il faut aussi Push__Subject (mailto: ou https:).");
            return CommandLine.Done;
        });
        return new("push", "Prévenir les familles sur leur navigateur.") { keys };
    }
}
