using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AntiGaspi.Web.Hosting;

/// <summary>The pages of the demonstration have no address outside it, nor has the living page of the pieces outside development: whatever is asked of them is not found.</summary>
internal static class DemoPages
{
    public static void Route(PageConventionCollection conventions, bool isDemo, bool isDevelopment)
    {
        if (!isDemo && !isDevelopment)
        {
            conventions.AddFolderRouteModelConvention("/Pieces", page => page.Selectors.Clear());
        }

        if (!isDemo)
        {
            conventions.AddFolderRouteModelConvention("/Demo", page => page.Selectors.Clear());
            conventions.AddPageRouteModelConvention("/SignIn/Demo", page => page.Selectors.Clear());
        }
    }
}
