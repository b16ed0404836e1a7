using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>
/// A user's solution with a finished flag: a library for two frameworks, a web application, Razor components and tests. The files are in
/// <c>Corpus/Circle</c>.
/// </summary>
internal sealed partial class CircleSolution : IDisposable
{
    /// <summary>The file of the solution.</summary>
    public const string Name = "Circle.sln";

    private static readonly string Source = Path.Combine(
        typeof(CircleSolution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Corpus").Value!, "Circle");

    private readonly Dictionary<string, byte[]> _before = [];

    /// <summary>Initializes a new instance of the <see cref="CircleSolution"/> class.</summary>
    /// <param name="hasRazor">Whether the copy has the components and views that use the flag.</param>
    public CircleSolution(bool hasRazor)
    {
        User.Write("Directory.Packages.props", $"<Project><PropertyGroup><OpenRolloutVersion>{Feed.Version}</OpenRolloutVersion></PropertyGroup></Project>");
        foreach (var path in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Source, path).Replace('\\', '/');
            if (hasRazor || Path.GetExtension(path) is not (".razor" or ".cshtml"))
            {
                User.Write(name, "");
                File.Copy(path, Path.Combine(User.Folder, name), overwrite: true);
                _before.Add(name, File.ReadAllBytes(path));
            }
        }
    }

    /// <summary>Gets the folder of the copy.</summary>
    public Workspace User { get; } = new();

    /// <summary>Gets the number of uses of the flag in C#.</summary>
    public int Uses => _before.Keys.Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Sum(name => Use().Count(File.ReadAllText(Path.Combine(Source, name))));

    /// <summary>Verifies that files without the flag have the same bytes as before, and that no code uses the flag.</summary>
    /// <param name="except">Files that the test has changed.</param>
    public void VerifyCode(params string[] except)
    {
        foreach (var (name, before) in _before.Where(file => !file.Key.StartsWith("flags.", StringComparison.Ordinal) && !except.Contains(file.Key)))
        {
            var text = File.ReadAllText(Path.Combine(Source, name));
            if (Use().IsMatch(text) && name != "Circle.Web/FlagKeys.cs")
            {
                Assert.DoesNotMatch(Use(), User.Read(name));
            }
            else
            {
                Assert.Equal(before, Bytes(name));
            }
        }

        // A file keeps its byte order mark and its line ends.
        var changed = Bytes("Circle.Posts/Rendering/Hashtags.cs");
        Assert.Equal([0xef, 0xbb, 0xbf], changed[..3]);
        Assert.Equal(changed.Count(part => part == '\n'), changed.Count(part => part == '\r'));
    }

    /// <summary>Verifies that manifest and overlays are as before.</summary>
    public void VerifyManifestsAreUnchanged() => Assert.All(_before.Where(file => file.Key.StartsWith("flags.", StringComparison.Ordinal)), file => Assert.Equal(file.Value, Bytes(file.Key)));

    /// <summary>Verifies that manifest and overlays have lost exactly the flag.</summary>
    public void VerifyManifestsLostTheFlag()
    {
        Without("flags.json", "    \"new-composer\": {", "    \"feed.layout\"");
        Without("flags.Staging.json", "    \"new-composer\"", "    \"compact-feed\"");
        // The last flag of the overlay: the comma before it goes, too.
        Without("flags.Production.json", ",\r\n\t\t\"new-composer\"", "\r\n\t}\r\n}");
    }

    /// <summary>Verifies that the solution compiles without a diagnostic, and that its tests pass.</summary>
    public async Task VerifyItWorksAsync()
    {
        (await User.BuildAsync(Name)).Succeeded().Says();
        var test = (await User.DotnetAsync("test", "Circle.Tests", "--no-build", "-tl:off")).Succeeded();
        // Four tests of the old composer have gone with it.
        Assert.Contains("Passed:    23", test.Output, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => User.Dispose();

    private void Without(string name, string start, string end)
    {
        var text = File.ReadAllText(Path.Combine(Source, name));
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.Equal(text[..from] + text[text.IndexOf(end, from, StringComparison.Ordinal)..], User.Read(name));
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(User.Folder, name));

    [GeneratedRegex("\\bNewComposer\\b|\"new-composer\"")]
    private static partial Regex Use();
}
