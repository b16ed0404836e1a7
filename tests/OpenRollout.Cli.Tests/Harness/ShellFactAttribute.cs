namespace OpenRollout.Cli.Tests.Harness;

/// <summary>A test that needs a shell. It is skipped where the shell is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    /// <summary>Initializes a new instance of the <see cref="ShellFactAttribute"/> class.</summary>
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        if (OperatingSystem.IsWindows() || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))))
        {
            Skip = $"{shell} is not installed.";
        }
    }

    /// <summary>Gets the name of the shell.</summary>
    public string Shell { get; }
}
