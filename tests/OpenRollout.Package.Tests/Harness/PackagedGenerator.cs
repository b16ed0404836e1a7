using System.IO.Compression;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Package.Tests;

/// <summary>Loads the generator from the package, as an editor does.</summary>
internal static class PackagedGenerator
{
    /// <summary>Extracts the package to a folder and loads its generators.</summary>
    public static IEnumerable<ISourceGenerator> Load(string folder)
    {
        ZipFile.ExtractToDirectory(Feed.Package, folder);
        var reference = new AnalyzerFileReference(Path.Combine(folder, "analyzers/dotnet/cs/OpenRollout.Generators.dll"), new Loader());
        return reference.GetGenerators(LanguageNames.CSharp);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
