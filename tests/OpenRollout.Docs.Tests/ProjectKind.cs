using Microsoft.CodeAnalysis;

namespace OpenRollout.Docs.Tests;

/// <summary>A kind of project that a reader creates with <c>dotnet new</c>: its implicit usings and its references.</summary>
/// <param name="Name">The name in a page.</param>
/// <param name="Usings">The namespaces that the SDK imports where implicit usings are on, as they are in a new project.</param>
/// <param name="Packages">The first parts of the names of assemblies in its packages.</param>
/// <param name="HasAspNetCore">Whether all of ASP.NET Core is referenced.</param>
/// <param name="Application">The code of the application that it tests.</param>
internal sealed record ProjectKind(string Name, string[] Usings, string[] Packages, bool HasAspNetCore = false, string Application = "")
{
    private static readonly string[] ConsoleUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] WorkerUsings =
    [
        .. ConsoleUsings, "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] WebUsings =
        [.. WorkerUsings, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing"];

    /// <summary>OpenRollout, its guardrails, and the packages that they depend on.</summary>
    private static readonly string[] Core =
        ["OpenRollout.dll", "OpenRollout.Guardrails.dll", "OpenRollout.Manifest.dll", "OpenFeature.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll"];

    private static readonly ProjectKind[] All =
    [
        new("console", ConsoleUsings, Core),
        new("worker", WorkerUsings, [.. Core, "OpenRollout.Hosting.", "OpenFeature.", "Microsoft.Extensions."]),
        new("worker with OpenTelemetry", WorkerUsings, [.. Core, "OpenRollout.Hosting.", "OpenFeature.", "Microsoft.Extensions.", "OpenTelemetry"]),
        new("web", WebUsings, ["OpenRollout", "OpenFeature."], HasAspNetCore: true),
        new("xunit", [.. ConsoleUsings, "Xunit"], [.. Core, "OpenRollout.Testing.", "Microsoft.Extensions.TimeProvider.Testing.", "xunit."]),
        new("xunit web", [.. ConsoleUsings, "Xunit"], ["OpenRollout", "OpenFeature.", "xunit.", "Microsoft.AspNetCore.Mvc.Testing.", "Microsoft.AspNetCore.TestHost."], HasAspNetCore: true, Application: "internal partial class Program;"),
    ];

    /// <summary>The kinds of snippets without a comment, by page. Others are for a console application.</summary>
    private static readonly Dictionary<string, string> OfPages = new(StringComparer.Ordinal)
    {
        ["ahead-of-time.md"] = "web",
        ["aspnetcore.md"] = "web",
        ["hosting.md"] = "worker",
        ["testing.md"] = "xunit",
    };

    /// <summary>Gets the references of a compilation.</summary>
    public IReadOnlyList<MetadataReference> References { get; } =
    [
        .. Platform.Assemblies
            .Where(path => Path.GetDirectoryName(path)! is var folder && (folder.Contains("Microsoft.NETCore.App", StringComparison.Ordinal)
                || (HasAspNetCore && folder.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal))
                || Packages.Any(package => Path.GetFileName(path).StartsWith(package, StringComparison.OrdinalIgnoreCase))))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Returns the kind that a page, or the comment before a snippet, names.</summary>
    public static ProjectKind Of(string page, string? name)
    {
        name ??= OfPages.GetValueOrDefault(page, "console");
        return Array.Find(All, kind => kind.Name == name) ?? throw new InvalidOperationException($"{page} names the kind of project '{name}'; there are {string.Join(", ", All.Select(kind => kind.Name))}.");
    }
}
