namespace OpenRollout.Package.Tests;

/// <summary>The files of users' projects, as the SDK's templates and <c>dotnet add package OpenRollout</c> leave them.</summary>
internal static class UserProject
{
    /// <summary>What <c>dotnet add package</c> writes.</summary>
    public static string Reference => $"""<PackageReference Include="OpenRollout" Version="{Feed.Version}" />""";

    /// <summary>A console application.</summary>
    public static string Console(string properties = "", string items = "") => Write("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>" + properties, Reference + items);

    /// <summary>A web application.</summary>
    public static string Web(string properties = "", string items = "") => Write("Microsoft.NET.Sdk.Web", properties, Reference + items);

    /// <summary>A library.</summary>
    public static string Library(string properties = "", string items = "") => Write("Microsoft.NET.Sdk", properties, Reference + items);

    /// <summary>A console application that has the package through another project at most.</summary>
    public static string ConsoleWithoutPackage(string items) => Write("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>", items);

    private static string Write(string sdk, string properties, string items)
        => $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <OpenRolloutToday>2026-11-22</OpenRolloutToday>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """;
}
