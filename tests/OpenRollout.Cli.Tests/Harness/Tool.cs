using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>The command line in a folder of its own, with a fixed clock and without a terminal.</summary>
internal sealed class Tool : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets the path of the folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Gets or sets the standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>Gets or sets a value indicating whether the output may have colors.</summary>
    public bool HasColors { get; set; }

    /// <summary>Gets the clock.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Gets the variables of the environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Creates a tool in a folder with the example of the documentation.</summary>
    public static Tool WithExample()
    {
        var tool = new Tool();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Example")))
        {
            File.Copy(file, tool._folder[Path.GetFileName(file)]);
        }

        return tool;
    }

    /// <summary>Writes a file of the folder.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Reads a file of the folder.</summary>
    public string Read(string name) => File.ReadAllText(_folder[name]);

    /// <summary>Reads the bytes of a file of the folder; null if it does not exist.</summary>
    public byte[]? ReadBytes(string name) => File.Exists(_folder[name]) ? File.ReadAllBytes(_folder[name]) : null;

    /// <summary>Changes a file of the folder.</summary>
    public void Replace(string name, string text, string by)
    {
        var before = Read(name);
        Assert.Contains(text, before, StringComparison.Ordinal);
        Write(name, before.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Gets or sets a value indicating whether a terminal shows the output.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Starts a command that runs until it is stopped.</summary>
    public RunningTool Start(params string[] args) => new(Clock, (output, cancellationToken) => CommandLine.RunAsync(args, HostOf(Stream.Null, output, output), cancellationToken));

    /// <summary>Runs a command.</summary>
    public async Task<ToolResult> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        await using var writer = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var host = HostOf(output, writer, error);
        var exitCode = await CommandLine.RunAsync(args, host);
        return new ToolResult(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs a command that must succeed, and returns its output.</summary>
    public async Task<string> OutputOfAsync(params string[] args)
    {
        var result = await RunAsync(args);
        Assert.True(result.ExitCode == 0, $"exit code {result.ExitCode}: {result.Error}\n{result.Output}");
        return result.Output;
    }

    private CommandHost HostOf(Stream stream, TextWriter output, TextWriter error) => new()
    {
        OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
        OutputStream = stream,
        Output = output,
        Error = error,
        Folder = Folder,
        Clock = Clock,
        HasColors = HasColors,
        IsTerminal = IsTerminal,
        UserName = "maria",
        GetVariable = name => Variables.GetValueOrDefault(name),
    };

    public void Dispose() => _folder.Dispose();
}
