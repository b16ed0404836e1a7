namespace OpenRollout.Package.Tests;

/// <summary>The removal of finished flags with <c>dotnet format</c>, on disk, in a project of two target frameworks. A plain <c>dotnet format</c> changes nothing (<see cref="FormatTests"/>).</summary>
public sealed class RemovalFormatTests
{
    private const string Code =
        """
        namespace Feed;

        public static class Page
        {
            public static string Read()
            {
                // The composer.
                if (Flags.Composer.IsEnabled())
                {
                    return Name;
                }

                return "old";
            }

        #if NET10_0_OR_GREATER
            private const string Name = "new 10";
        #else
            private const string Name = "new 8";
        #endif
        }

        """;

    private const string Removed =
        """
        namespace Feed;

        public static class Page
        {
            public static string Read()
            {
                // The composer.
                return Name;
            }

        #if NET10_0_OR_GREATER
            private const string Name = "new 10";
        #else
            private const string Name = "new 8";
        #endif
        }

        """;

    [Fact]
    public async Task Format_removes_a_decided_flag_with_its_entry()
    {
        var manifest = Manifests.Finished.Replace("\n  \"flags\": {", "\n  \"flags\": {\n    \"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false },", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Library().Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", StringComparison.Ordinal))
            .Write("App/flags.json", manifest)
            .Write("App/Page.cs", Code);
        (await user.DotnetAsync("restore", "App")).Succeeded();

        (await user.DotnetAsync("format", "analyzers", "App", "--no-restore", "--diagnostics", "ROLL3101", "--severity", "info")).Succeeded();
        Assert.Equal(Removed, user.Read("App/Page.cs"));
        Assert.Equal("{\r\n  \"flags\": {\r\n    \"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false }\r\n  }\r\n}", user.Read("App/flags.json"));
    }
}
