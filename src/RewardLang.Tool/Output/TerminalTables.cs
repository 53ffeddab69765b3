using Spectre.Console;

namespace RewardLang.Tool.Output;

/// <summary>Draws tables on a terminal. The only place of the verbs without training that needs the terminal library.</summary>
internal static class TerminalTables
{
    public static void Write(IEnumerable<TextTable> tables)
    {
        foreach (var table in tables)
        {
            var shown = table.ShownColumns;
            var drawn = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(table.Title)) };
            foreach (var column in shown)
                drawn.AddColumn(new TableColumn(Markup.Escape(table.Columns[column])));
            foreach (var row in table.Rows)
                drawn.AddRow([.. shown.Select(column => Markup.Escape(row[column]))]);
            AnsiConsole.Write(drawn);
        }
    }
}
