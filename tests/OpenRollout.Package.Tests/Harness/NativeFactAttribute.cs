namespace OpenRollout.Package.Tests;

/// <summary>A test that compiles ahead of time. It is skipped if no linker is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    public NativeFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Native AOT is tested on Linux only.";
        }
        else if (!Linkers.Any(IsThere))
        {
            Skip = "Native AOT needs a linker: neither clang nor gcc is in PATH.";
        }
    }

    private static bool IsThere(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
