using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>A compilation that is loaded and can be run.</summary>
internal sealed class LoadedProgram
{
    private readonly Assembly _assembly;
    private readonly Action _start;
    private readonly Func<string> _stop;

    public LoadedProgram(Compilation compilation)
    {
        using var image = new MemoryStream();
        var built = compilation.Emit(image);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        var probe = _assembly.GetType("App.Probe")!;
        _start = probe.GetMethod("Start")!.CreateDelegate<Action>();
        _stop = probe.GetMethod("Stop")!.CreateDelegate<Func<string>>();
    }

    /// <summary>Runs the method Run or RunAsync of a class for all values of its two parameters. Returns what it logged, with exceptions.</summary>
    public string Run(string className)
    {
        var type = _assembly.GetType("App." + className)!;
        var method = type.GetMethod("Run") ?? type.GetMethod("RunAsync")!;
        _start();
        var trace = "";
        foreach (var (a, b) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            _start();
            var outcome = "";
            try
            {
                var result = method.Invoke(Activator.CreateInstance(type, nonPublic: true), [a, b]);
                if (result is Task task)
                {
                    task.GetAwaiter().GetResult();
                    result = task.GetType().GetProperty("Result") is { PropertyType.Name: not "VoidTaskResult" } property ? property.GetValue(task) : null;
                }

                outcome = result?.ToString() ?? "";
            }
            catch (TargetInvocationException exception)
            {
                outcome = exception.InnerException!.GetType().Name + ": " + exception.InnerException.Message;
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArithmeticException or NullReferenceException)
            {
                outcome = exception.GetType().Name + ": " + exception.Message;
            }

            trace += $"{a},{b}: {_stop()} -> {outcome}\n";
        }

        return trace;
    }
}
