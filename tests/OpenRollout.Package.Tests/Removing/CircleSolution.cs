using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>
/// A user's solution with a finished flag: a library for two frameworks, a web application, Razor components, views and tests. The files are
/// in <c>Corpus/Circle</c>. <c>Corpus/CircleRemoved</c> has those whose exact text after the removal is verified.
/// </summary>
internal sealed partial class CircleSolution : IDisposable
{
    /// <summary>The file of the solution.</summary>
    public const string Name = "Circle.sln";

    /// <summary>A file in UTF-16 with line ends of Windows. In the corpus it is text that a difference can show.</summary>
    private const string Wide = "Circle.Posts/Rendering/MentionParser.cs";

    private static readonly string Corpus = typeof(CircleSolution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Corpus").Value!;

    private readonly Dictionary<string, byte[]> _before = ReadAll("Circle");

    /// <summary>Initializes a new instance of the <see cref="CircleSolution"/> class.</summary>
    public CircleSolution()
    {
        User.Write("Directory.Packages.props", $"<Project><PropertyGroup><OpenRolloutVersion>{Feed.Version}</OpenRolloutVersion></PropertyGroup></Project>");
        Reset();
    }

    /// <summary>Gets the folder of the solution.</summary>
    public Workspace User { get; } = new();

    /// <summary>Gets the number of uses of the flag in C#.</summary>
    public int Uses => _before.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).Sum(file => Use().Count(TextOf(file.Value)));

    /// <summary>Writes all files as they were.</summary>
    public void Reset()
    {
        foreach (var (name, bytes) in _before)
        {
            User.Write(name, "");
            File.WriteAllBytes(Path.Combine(User.Folder, name), bytes);
        }
    }

    /// <summary>Removes components and views, which <c>dotnet format</c> does not change.</summary>
    public void RemoveRazor()
    {
        foreach (var name in _before.Keys.Where(name => Path.GetExtension(name) is ".razor" or ".cshtml"))
        {
            File.Delete(Path.Combine(User.Folder, name));
        }
    }

    /// <summary>Returns the current bytes of all files, without those of components and views.</summary>
    public IReadOnlyDictionary<string, byte[]> ReadCode()
        => _before.Keys.Where(name => Path.GetExtension(name) is not (".razor" or ".cshtml")).ToDictionary(name => name, Bytes);

    /// <summary>Verifies that files without the flag have the same bytes as before, that no code uses the flag, and that manifest and overlays have lost exactly the flag.</summary>
    public void Verify()
    {
        foreach (var (name, before) in _before.Where(file => !IsManifest(file.Key)))
        {
            // A key in a text is not a use if nothing reads it.
            if (Use().IsMatch(TextOf(before)) && name != "Circle.Web/FlagKeys.cs")
            {
                Assert.DoesNotMatch(Use(), User.Read(name));
            }
            else
            {
                Assert.Equal(before, Bytes(name));
            }
        }

        foreach (var (name, after) in ReadAll("CircleRemoved"))
        {
            Assert.Equal(TextOf(after), TextOf(Bytes(name)));
            Assert.Equal(after, Bytes(name));
        }

        Without("flags.json", "    \"new-composer\": {", "    \"feed.layout\"");
        Without("flags.Staging.json", "    \"new-composer\"", "    \"compact-feed\"");
        // The last flag of the overlay: the comma before it goes, too.
        Without("flags.Production.json", ",\r\n\t\t\"new-composer\"", "\r\n\t}\r\n}");
    }

    /// <summary>Verifies that the solution compiles without a diagnostic, and that its tests pass.</summary>
    public async Task VerifyItWorksAsync()
    {
        (await User.BuildAsync(Name, "--no-restore")).Succeeded().Says();
        var test = (await User.DotnetAsync("test", "Circle.Tests", "--no-build", "-tl:off")).Succeeded();
        // Four tests of the old composer have gone with it.
        Assert.Contains("Passed:    23", test.Output, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => User.Dispose();

    private static bool IsManifest(string name) => name.StartsWith("flags.", StringComparison.Ordinal);

    private void Without(string name, string start, string end)
    {
        var text = TextOf(_before[name]);
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.Equal(text[..from] + text[text.IndexOf(end, from, StringComparison.Ordinal)..], TextOf(Bytes(name)));
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(User.Folder, name));

    private static Dictionary<string, byte[]> ReadAll(string folder)
    {
        folder = Path.Combine(Corpus, folder);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => path.EndsWith(Path.GetFileName(Wide), StringComparison.Ordinal) ? Widen(File.ReadAllText(path)) : File.ReadAllBytes(path));
    }

    private static byte[] Widen(string text) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.ReplaceLineEndings("\r\n"))];

    private static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("\\bNewComposer\\b|\"new-composer\"")]
    private static partial Regex Use();
}
