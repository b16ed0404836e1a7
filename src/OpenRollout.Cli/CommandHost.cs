namespace OpenRollout.Cli;

/// <summary>Everything outside of a command that it may use. Tests replace it, so that commands run in their process.</summary>
internal sealed record CommandHost
{
    /// <summary>The width of text that no terminal shows, so that redirected tables look the same everywhere.</summary>
    public const int RedirectedWidth = 120;

    /// <summary>The least width that tables use. A terminal without a size reports 0.</summary>
    public const int MinimumWidth = 60;

    /// <summary>Gets a function that opens the standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Gets the standard output as bytes in UTF-8, for output of any length.</summary>
    public required Stream OutputStream { get; init; }

    /// <summary>Gets the standard output as text. It flushes after each write.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Gets the standard error, for what is not the result: notes, progress, errors of use.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets the full path of the working folder, which relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the function that returns an environment variable; null if it is not set.</summary>
    public Func<string, string?> GetVariable { get; init; } = _ => null;

    /// <summary>Gets the name of the user of the computer, the default author of decisions.</summary>
    public string UserName { get; init; } = Environment.UserName;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets a value indicating whether the output may have colors; otherwise it has no escape codes.</summary>
    public bool HasColors { get; init; }

    /// <summary>Gets a value indicating whether a terminal shows the output, so that it can be replaced.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Gets a value indicating whether progress is shown on the standard error.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Gets the number of columns of the output.</summary>
    public int Width { get; init; } = RedirectedWidth;

    /// <summary>Gets the number of columns of the standard error, which can be a terminal if the output is not.</summary>
    public int ErrorWidth { get; init; } = RedirectedWidth;

    /// <summary>Gets the number of lines that a terminal shows; 0 if it is not known.</summary>
    public int Height { get; init; }

    /// <summary>Returns the full path of a path that the user gave.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Returns a full path as messages name it: relative to the working folder if it is below it.</summary>
    public string Display(string fullPath)
    {
        var relative = Path.GetRelativePath(Folder, fullPath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative.Replace('\\', '/');
    }
}
