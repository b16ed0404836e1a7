using System.Text;
using OpenRollout.Sources.Cache;

namespace OpenRollout.Cli.Editing;

/// <summary>A file before and after an edit.</summary>
/// <param name="Path">The full path.</param>
/// <param name="DisplayPath">The path for messages.</param>
/// <param name="Before">The bytes before; null if the file does not exist.</param>
/// <param name="After">The bytes after.</param>
internal sealed record EditedFile(string Path, string DisplayPath, byte[]? Before, byte[] After)
{
    /// <summary>Gets the encoding of both, to show them.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Gets a value indicating whether the edit changes the file.</summary>
    public bool HasChanged => Before is null || !Before.AsSpan().SequenceEqual(After);

    /// <summary>Replaces the file atomically; a reader finds the old file or the new one. Keeps its permissions, and a link to it.</summary>
    /// <exception cref="CommandException">Another program has changed the file since it was read, or the file is read-only.</exception>
    public void Save()
    {
        RequireSavable();
        var target = Target;
        var exists = File.Exists(target);
        AtomicFile.Replace(target, stream =>
        {
            stream.Write(After);
            if (!OperatingSystem.IsWindows())
            {
                // A temporary file is its owner's alone; a manifest has the permissions that it had, or those of its neighbors.
                File.SetUnixFileMode(((FileStream)stream).SafeFileHandle, exists ? File.GetUnixFileMode(target) : DefaultMode);
            }
        });
    }

    /// <summary>Saves all files or, if one of them is read-only or was changed by another program, none.</summary>
    /// <exception cref="CommandException">A file cannot be saved. The message says how many files are saved.</exception>
    public static void SaveAll(IReadOnlyList<EditedFile> files)
    {
        foreach (var file in files)
        {
            file.RequireSavable();
        }

        var saved = 0;
        try
        {
            for (; saved < files.Count; saved++)
            {
                files[saved].Save();
            }
        }
        catch (Exception exception) when (saved > 0 && exception is CommandException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{exception.Message}{Environment.NewLine}{saved} of {files.Count} files are saved, and the others are as they were; solve the problem, and repeat the command");
        }
    }

    /// <summary>Does nothing if the file is as it was read, and can be written.</summary>
    /// <exception cref="CommandException">Another program has changed the file since it was read, or the file is read-only.</exception>
    public void RequireSavable()
    {
        var exists = File.Exists(Target);
        if (exists != Before is not null || (exists && !File.ReadAllBytes(Target).AsSpan().SequenceEqual(Before)))
        {
            throw new CommandException($"{DisplayPath} was changed by another program in the meantime; repeat the command");
        }

        if (exists && File.GetAttributes(Target).HasFlag(FileAttributes.ReadOnly))
        {
            throw new CommandException($"{DisplayPath} is read-only; make it writable, and repeat the command");
        }
    }

    /// <summary>Gets the path of the file itself, if <see cref="Path"/> is a link to it.</summary>
    private string Target => File.Exists(Path) ? File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path : Path;

    private static UnixFileMode DefaultMode => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
