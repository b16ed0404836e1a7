using System.IO.Compression;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Package.Tests;

/// <summary>The generator as the package brings it, loaded as an editor loads it.</summary>
internal static class PackagedGenerator
{
    /// <summary>Loads the generators of the package that <paramref name="folder"/> is given the content of.</summary>
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
