using System.Diagnostics;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Files;

/// <summary>A manifest in a revision of a git repository, at the same path as a manifest on disk.</summary>
internal sealed class GitOrigin : ManifestOrigin
{
    private const string Prefix = "git:";

    private readonly string _folder;
    private readonly string _revision;
    private readonly CommandHost _host;

    private GitOrigin(string revision, FileOrigin file, CommandHost host)
    {
        _host = host;
        _revision = revision;
        _folder = Path.GetDirectoryName(file.FullPath)!;
        FileName = file.FileName;
    }

    /// <inheritdoc/>
    public override string FileName { get; }

    /// <summary>Returns a value indicating whether text that the user gave names a revision, such as <c>git:main</c>.</summary>
    public static bool IsRevision(string given) => given.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Returns the manifest in a revision.</summary>
    /// <param name="given">The revision with its prefix, such as <c>git:main</c> or <c>git:HEAD~1</c>.</param>
    /// <param name="file">The manifest on disk, whose path is used.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="CommandException">There is no such revision, or git cannot be run.</exception>
    public static GitOrigin Open(string given, FileOrigin file, CommandHost host)
    {
        var revision = given[Prefix.Length..];
        var origin = new GitOrigin(revision, file, host);
        if (revision.Length == 0 || revision.StartsWith('-') || revision.Contains(':', StringComparison.Ordinal)
            || origin.Run("rev-parse", "--verify", "--quiet", revision + "^{commit}") is not { ExitCode: 0 })
        {
            throw new CommandException($"'{PlainText.Quote(revision)}' is not a revision of the git repository of {host.Display(file.FullPath)}; fetch it first, or write git: and a branch, tag or commit");
        }

        return origin;
    }

    /// <inheritdoc/>
    public override string Display(string name) => $"{Prefix}{_revision}:{_host.Display(Path.Combine(_folder, name))}";

    /// <inheritdoc/>
    public override byte[]? TryRead(string name)
    {
        var path = "./" + name.Replace('\\', '/');
        if (Run("ls-tree", "--name-only", _revision, "--", path) is not { ExitCode: 0, Output.Length: > 0 })
        {
            return null;
        }

        var result = Run("cat-file", "blob", $"{_revision}:{path}");
        return result.ExitCode == 0 ? result.Output : throw new IOException($"git cannot read '{path}' of '{_revision}': {result.Error}");
    }

    private (int ExitCode, byte[] Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), PlainText.Shorten(error.GetAwaiter().GetResult().Trim(), PlainText.MaximumMessage));
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new CommandException($"git cannot be run: {exception.Message} Install git, or compare files");
        }
    }
}
