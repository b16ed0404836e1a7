using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>Starts the program of this assembly, with the output folder as the content root.</summary>
internal sealed class ShopFactory : WebApplicationFactory<FlaggedController>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseContentRoot(AppContext.BaseDirectory);
}
