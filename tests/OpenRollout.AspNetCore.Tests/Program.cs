using OpenFeature;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>The application that WebApplicationFactory starts.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenFeature(features => features
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
            .AddFlags(Flags.Set, flags => flags.MapContext(http => new FlagContext { Country = http.Request.Headers["X-Country"].FirstOrDefault() })));

        var app = builder.Build();
        app.MapGet("/feed", (FlagsSnapshot flags) => $"{flags.Stories} {Flags.Stories.IsEnabled()} {flags.Feed.PageSize}");
        app.MapGet("/stories", () => "here").RequireFlag(Flags.Stories);
        app.Run();
    }
}
