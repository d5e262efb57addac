using System.Xml.Linq;
using AntiGaspi.App.Access;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AntiGaspi.Web.Hosting;

/// <summary>Gives the framework the keys of forms that the database keeps, in place of files that each node would have of its own.</summary>
internal sealed class FormKeyStore(FormKeys keys, SessionClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => keys.All().Select(text => XElement.Parse(text)).ToList();

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.Now);

    /// <summary>Makes the framework use this store. It encrypts each key as a whole, so the framework has nothing to encrypt in it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<FormKeys>().AddSingleton<FormKeyStore>();
        services.AddDataProtection().SetApplicationName("antigaspi");
        services.AddOptions<KeyManagementOptions>().Configure<FormKeyStore>((options, store) =>
        {
            options.XmlRepository = store;
            options.XmlEncryptor = new NullXmlEncryptor();
        });
    }
}
