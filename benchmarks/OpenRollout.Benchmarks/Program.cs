// The first three are started by the start-up rows: no other code may run before them.
return args switch
{
    [StartUp.EmptyCommand] => 0,
    [StartUp.ClientCommand] => StartUp.RunClient(),
    [StartUp.Command] => StartUp.Run(),
    ["full" or "--full"] => Run(FullRun.Run),
    ["summary" or "--summary", .. var words] => Run(() => SummaryTable.Show(AllRows.Named(words))),
    ["native" or "--native"] => Run(() => SummaryTable.Show(AllRows.Native)),
    ["cli" or "--cli"] => Run(() => SummaryTable.Show(AllRows.CommandLine)),
    ["scale" or "--scale"] => Run(ScaleTable.Show),
    _ => Explain(),
};

static int Run(Func<bool> run) => run() ? 0 : 1;

static int Explain()
{
    Console.WriteLine("summary [words of rows]  the table, in about three minutes; exits with 1 if a goal does not hold");
    Console.WriteLine("scale                    costs by size, in about a minute");
    Console.WriteLine("native                   publishes an application with Native AOT and measures its start, in about a minute");
    Console.WriteLine("cli                      runs the command line in processes of its own, in half a minute");
    Console.WriteLine("full                     BenchmarkDotNet over the rows that take nanoseconds, then the table");
    return 2;
}
