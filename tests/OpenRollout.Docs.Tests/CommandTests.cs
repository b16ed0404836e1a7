namespace OpenRollout.Docs.Tests;

/// <summary>The documentation shows only commands that are known to work.</summary>
public sealed class CommandTests
{
    /// <summary>
    /// Each of them is run: the sample by <see cref="SampleTests"/>, the quick start by the tests of the packages, OpenSSL by those of
    /// the sources, the benchmarks and all faults when figures are measured, eng/pack for a release,
    /// the commands of openrollout by its own tests and those of the packages, the others by .ci/run.
    /// </summary>
    private static readonly string[] Known =
    [
        "dotnet run --project samples/Stories -c Release",
        "dotnet new console -o QuickStart",
        "dotnet add QuickStart package OpenRollout",
        "dotnet build",
        "dotnet test",
        "dotnet format --verify-no-changes",
        "eng/pack -p:OpenFeatureSource=package",
        "OPENROLLOUT_ACCEPT_SNAPSHOTS=1 dotnet test",
        "git diff",
        "dotnet format analyzers --diagnostics ROLL3101 --severity info",
        "dotnet format analyzers --diagnostics RS0016 RS0017",
        "dotnet run -c Release --project benchmarks/OpenRollout.Benchmarks -- summary",
        "dotnet run -c Release --project benchmarks/OpenRollout.Benchmarks -- summary snapshot",
        "dotnet run -c Release --project benchmarks/OpenRollout.Benchmarks -- native",
        "dotnet run -c Release --project benchmarks/OpenRollout.Benchmarks -- full",
        "OPENROLLOUT_FAULTS=full dotnet test tests/OpenRollout.Reliability.Tests",
        "dotnet new web -o Web",
        "dotnet add Web package OpenRollout",
        "dotnet add Web package OpenRollout.AspNetCore",
        "dotnet tool install --global OpenRollout.Cli",
        "openrollout check",
        "openrollout status",
        "openrollout explain stories --context '{ \"targetingKey\": \"user-1\", \"country\": \"NO\" }'",
        "openrollout advance stories --environment Staging",
        "openrollout diff git:HEAD --fail-on drop",
        "openrollout kill stories --environment Production --reason \"uploads fail\"",
        "openrollout remove stories Feed.slnx --dry-run",
        "openrollout remove stories Feed.slnx",
        "openrollout remove --all-finished Feed.slnx",
        "openrollout remove new-composer Circle.sln --dry-run",
        "openrollout remove new-composer Circle.sln",
        "openrollout remove new-composer Circle.sln > ../removal.txt",
        "openrollout remove --all-finished Circle.sln > ../removal.txt",
        "git switch -c remove-new-composer",
        "git switch -c remove-finished-flags",
        "git commit -a -F ../removal.txt",
        "git push origin remove-finished-flags",
        "openssl ecparam -name prime256v1 -genkey -noout -out flags.key",
        "openssl ec -in flags.key -pubout -out flags.pub",
        "sha256sum production/flags.json | openssl dgst -sha256 -sign flags.key -out production/flags.json.sig",
    ];

    public static TheoryData<Snippet> Commands => [.. Pages.Snippets("bash")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_documentation_shows_known_commands(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        Assert.All(snippet.Code.Split('\n'), line => Assert.Contains(line, Known));
    }

    [Fact]
    public void A_fresh_machine_takes_two_commands()
    {
        var commands = Pages.Snippets("bash").First(snippet => snippet.Page == "README.md").Code;
        Assert.Equal(["dotnet run --project samples/Stories -c Release", "dotnet test"], commands.Split('\n'));
    }
}
