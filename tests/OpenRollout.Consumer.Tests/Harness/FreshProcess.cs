using System.Globalization;
using System.Runtime;

namespace OpenRollout.Consumer.Tests;

/// <summary>An application that has just started: serves a manifest, takes one value of it, and says how many methods were compiled for that.</summary>
internal static class FreshProcess
{
    public static async Task Main()
    {
        var before = JitInfo.GetCompiledMethodCount(currentThread: false);
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest);
        await provider.ResolveBooleanValueAsync("stories", defaultValue: false);
        var compiled = JitInfo.GetCompiledMethodCount(currentThread: false) - before;
        await Console.Out.WriteLineAsync(compiled.ToString(CultureInfo.InvariantCulture));
    }
}
